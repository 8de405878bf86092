// Who may stand in for whom, and for how long.

#include "alliance/deputies.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace alliance {
namespace {

using namespace std::chrono_literals;

const Moment leaving = calendar::from_milliseconds(1'795'140'000'000);

// A manager's seat, and a colleague with an account.
struct Known {
    Absence absence;
    Deputise asked{SeatId{1}, PersonId{2}, leaving - 10h, leaving + 62h};

    Known() {
        absence.seat =
            Seat{SeatId{1}, UnitId{3}, "经理", {}, PersonId{1}, leaving - 240h, {}, leaving};
        absence.deputy = Person{PersonId{2}, "周", {}, AccountId{9}};
        absence.deputy_may_sign_in = true;
        absence.deputy_sits_somewhere = true;
    }
    [[nodiscard]] std::string refusal() const {
        const auto decided = decide_deputising(absence, asked, leaving);
        return decided ? "" : decided.error().key;
    }
};

TEST(Deputies, StandInFromADayUntilADay) {
    const Known known;

    const auto decided = decide_deputising(known.absence, known.asked, leaving);

    ASSERT_TRUE(decided.has_value());
    EXPECT_EQ(decided->deputy, PersonId{2});
    EXPECT_EQ(decided->until, leaving + 62h);
}

TEST(Deputies, NeedASeatWithSomebodyInIt) {
    Known known;
    known.absence.seat->person = {};
    EXPECT_EQ(known.refusal(), "alliance.nobody_to_deputise");

    known.absence.seat = std::nullopt;
    EXPECT_EQ(known.refusal(), "alliance.no_such_seat");
}

TEST(Deputies, AreSomebodyElseWhoCanSignInAndSitsSomewhere) {
    Known known;
    known.absence.deputy_sits_somewhere = false;
    EXPECT_EQ(known.refusal(), "alliance.deputy_needs_seat");

    known.absence.deputy_may_sign_in = false;
    EXPECT_EQ(known.refusal(), "alliance.deputy_account_closed");

    known.absence.deputy->account = {};
    EXPECT_EQ(known.refusal(), "alliance.deputy_needs_account");

    known.absence.deputy->id = PersonId{1};
    EXPECT_EQ(known.refusal(), "alliance.deputy_is_holder");

    known.absence.deputy = std::nullopt;
    EXPECT_EQ(known.refusal(), "alliance.please_choose_deputy");
}

TEST(Deputies, StandInForATimeThatIsNotOverAndNotTooLong) {
    Known known;
    known.asked.until = leaving;
    EXPECT_EQ(known.refusal(), "alliance.absence_is_over");

    known.asked.until = known.asked.from + 24h * 90 + 1h;
    EXPECT_EQ(known.refusal(), "alliance.absence_too_long");
}

TEST(Deputies, AreOneAtATime) {
    Known known;
    known.absence.before = Deputy{PersonId{3}, leaving - 48h, leaving + 1h};
    EXPECT_EQ(known.refusal(), "alliance.has_deputy");

    known.absence.before->until = leaving;
    EXPECT_EQ(known.refusal(), "");
}

} // namespace
} // namespace alliance
