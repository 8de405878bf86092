// On which days an office may be closed, and who speaks for a unit.

#include "alliance/closures.hpp"

#include <gtest/gtest.h>

#include "calendar/working_days.hpp"

namespace alliance {
namespace {

calendar::OfficeDay on_day(std::string_view text) {
    return calendar::parse_date(text).value();
}

// A residents' committee on Tuesday, 24 November 2026, that wants to disinfect on Thursday.
struct WantsToClose {
    ClosureKnown known;
    AnnounceClosure asked;

    WantsToClose() {
        known.unit = Unit{UnitId{5}, UnitKind::ResidentsCommittee, "瞿溪居民委员会", "", "", ""};
        known.today = on_day("2026-11-24");
        asked = {
            UnitId{5}, on_day("2026-11-26"), on_day("2026-11-26"), ClosureReason::Disinfection, ""};
    }
    [[nodiscard]] base::Result<ClosureAnnounced> decide() const {
        const calendar::WorkingDays days(calendar::built_in_years());
        return decide_closure(known, asked, days);
    }
    [[nodiscard]] std::string refusal() const {
        const auto decided = decide();
        return decided ? "" : decided.error().key;
    }
};

TEST(ClosedDays, AreAnnouncedWithAReason) {
    const WantsToClose wants;

    const auto announced = wants.decide();

    ASSERT_TRUE(announced.has_value());
    EXPECT_EQ(announced->unit, UnitId{5});
    EXPECT_EQ(announced->until, on_day("2026-11-26"));
    EXPECT_EQ(announced->reason, ClosureReason::Disinfection);
    EXPECT_FALSE(announced->note.has_value());
}

TEST(ClosedDays, MayBeginToday) {
    WantsToClose wants;
    wants.asked.from = wants.known.today;

    EXPECT_EQ(wants.refusal(), "");
}

TEST(ClosedDays, AreOfAUnitThatIsThere) {
    WantsToClose wants;
    wants.known.unit->is_closed = true;
    EXPECT_EQ(wants.refusal(), "alliance.no_such_unit");

    wants.known.unit = std::nullopt;
    EXPECT_EQ(wants.refusal(), "alliance.no_such_unit");
}

TEST(ClosedDays, AreNeverOfTheDutyDesk) {
    WantsToClose wants;
    wants.known.unit->kind = UnitKind::DutyDesk;

    EXPECT_EQ(wants.refusal(), "alliance.desk_never_closes");
}

TEST(ClosedDays, LieAheadInTheirOrderAndAreFew) {
    WantsToClose wants;
    wants.asked.until = on_day("2026-11-25");
    EXPECT_EQ(wants.refusal(), "alliance.closure_ends_before");

    wants.asked.from = on_day("2026-11-23");
    EXPECT_EQ(wants.refusal(), "alliance.closure_in_the_past");

    wants.asked.from = on_day("2026-11-25");
    wants.asked.until = on_day("2026-12-08");
    EXPECT_EQ(wants.refusal(), "");
    wants.asked.until = on_day("2026-12-09");
    EXPECT_EQ(wants.refusal(), "alliance.closure_too_long");

    wants.asked.from = on_day("2027-11-25");
    wants.asked.until = on_day("2027-11-26");
    EXPECT_EQ(wants.refusal(), "alliance.closure_too_far");
}

TEST(ClosedDays, AreDaysOnWhichSomebodyWouldHaveWorked) {
    WantsToClose wants;
    wants.asked.from = on_day("2026-11-28");
    wants.asked.until = on_day("2026-11-29");
    EXPECT_EQ(wants.refusal(), "alliance.closure_of_days_off");

    wants.asked.until = on_day("2026-11-30");
    EXPECT_EQ(wants.refusal(), "");
}

TEST(ClosedDays, AreAnnouncedOnceAndNotWithoutEnd) {
    WantsToClose wants;
    Closure before;
    before.from = on_day("2026-11-25");
    before.until = on_day("2026-11-26");
    wants.known.announced = {before};
    EXPECT_EQ(wants.refusal(), "alliance.closure_is_announced");

    wants.known.announced.front().until = on_day("2026-11-25");
    EXPECT_EQ(wants.refusal(), "");

    wants.known.announced.resize(closures_ahead_max);
    EXPECT_EQ(wants.refusal(), "alliance.closures_too_many");
}

TEST(ClosedDays, HaveAReasonInWordsIfNoneFits) {
    WantsToClose wants;
    wants.asked.reason = std::nullopt;
    EXPECT_EQ(wants.refusal(), "alliance.closure_needs_reason");

    wants.asked.reason = ClosureReason::Other;
    EXPECT_EQ(wants.decide().error().field, "note");

    wants.asked.note = "社区选举";
    EXPECT_EQ(wants.decide().value().note, "社区选举");

    wants.asked.note = std::string(closure_note_characters_max + 1, 'x');
    EXPECT_EQ(wants.decide().error().field, "note");
}

TEST(ClosedDays, AreCancelledFromTodayOnUntilTheyAreOver) {
    Closure closure;
    closure.id = ClosureId{7};
    closure.from = on_day("2026-11-24");
    closure.until = on_day("2026-11-26");

    EXPECT_EQ(decide_cancelling(closure, on_day("2026-11-20"))->opens, on_day("2026-11-24"));
    EXPECT_EQ(decide_cancelling(closure, on_day("2026-11-26"))->opens, on_day("2026-11-26"));
    EXPECT_EQ(decide_cancelling(closure, on_day("2026-11-27")).error().key,
              "alliance.closure_is_over");
    EXPECT_EQ(decide_cancelling(std::nullopt, on_day("2026-11-20")).error().key,
              "alliance.no_such_closure");
}

TEST(LeadSeat, IsWhoHandlesAndChecksElseWhoHandles) {
    std::vector<Seat> seats(3);
    seats[0].id = SeatId{1};
    seats[0].powers = {Power::Check};
    seats[1].id = SeatId{2};
    seats[1].powers = {Power::Handle};
    seats[2].id = SeatId{3};
    seats[2].powers = {Power::Handle, Power::Check};
    EXPECT_EQ(lead_seat(seats), SeatId{3});

    seats[2].is_closed = true;
    EXPECT_EQ(lead_seat(seats), SeatId{2});

    seats.resize(1);
    EXPECT_EQ(lead_seat(seats), std::nullopt);
}

} // namespace
} // namespace alliance
