#include "identity/rules.hpp"

#include <gtest/gtest.h>

namespace identity {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr calendar::Moment noon{hours(400'000)};

std::string refusal(const base::Result<std::string>& result) {
    return result ? "" : result.error().key + " " + result.error().field;
}

TEST(Login, IsKeptAsItIsCompared) {
    EXPECT_EQ(decide_login(" Wang.Li-2 ").value(), "wang.li-2");
    EXPECT_EQ(decide_login("瞿溪居委會").value(), "瞿溪居委会");
    EXPECT_EQ(decide_login(std::string(40, 'a')).value(), std::string(40, 'a'));
}

TEST(Login, IsRefusedWhenNobodyCouldTypeItAgain) {
    for (const char* typed : {"", "  ", "wang li", "a/b", "wáng", "电梯!", "🛗", "a\tb"}) {
        EXPECT_EQ(refusal(decide_login(typed)), "identity.login_not_well_formed login") << typed;
    }
    EXPECT_EQ(refusal(decide_login(std::string(41, 'a'))), "identity.login_too_long login");
    EXPECT_EQ(refusal(decide_login("\xff")), "identity.login_too_long login");
}

TEST(Password, IsAnythingThatIsHardToGuess) {
    EXPECT_TRUE(decide_password("wang.li", "correct horse").has_value());
    EXPECT_TRUE(decide_password("wang.li", "三号楼电梯又停了").has_value());
    EXPECT_TRUE(decide_password("wang.li", std::string(199, 'a') + "b").has_value());
}

TEST(Password, IsRefusedWhenItIsEasyToGuess) {
    EXPECT_EQ(refusal(decide_password("wang.li", "short12")),
              "identity.password_too_short password");
    EXPECT_EQ(refusal(decide_password("wang.li-2", "Wang.Li-2")),
              "identity.password_is_login password");
    EXPECT_EQ(refusal(decide_password("wang.li", "88888888")),
              "identity.password_too_simple password");
    EXPECT_EQ(refusal(decide_password("wang.li", std::string(201, 'a'))),
              "identity.password_too_long password");
    EXPECT_EQ(refusal(decide_password("wang.li", "\xff\xfe\xff\xfe\xff\xfe\xff\xfe")),
              "identity.password_not_text password");
}

TEST(WrongPasswords, CloseTheLoginAtTheFifthWithinAQuarterOfAnHour) {
    std::optional<Failures> failures;
    for (int tries = 0; tries < 4; ++tries) {
        failures = after_another(failures, noon + minutes(tries));
        EXPECT_FALSE(minutes_closed(*failures, noon + minutes(tries)));
    }

    failures = after_another(failures, noon + minutes(4));

    EXPECT_EQ(minutes_closed(*failures, noon + minutes(4)), 15);
    EXPECT_EQ(minutes_closed(*failures, noon + minutes(18) + milliseconds(1)), 1);
    EXPECT_FALSE(minutes_closed(*failures, noon + minutes(19)));
}

TEST(WrongPasswords, OfLongAgoDoNotCount) {
    std::optional<Failures> failures;
    for (int tries = 0; tries < 4; ++tries) {
        failures = after_another(failures, noon);
    }

    failures = after_another(failures, noon + minutes(15));

    EXPECT_EQ(failures->tries, 1);
    EXPECT_FALSE(failures->closed_until);
}

TEST(WrongPasswords, BeginAnewAfterTheLoginWasClosed) {
    const Failures closed{0, noon, noon + minutes(15)};

    const auto failures = after_another(closed, noon + minutes(15));

    EXPECT_EQ(failures, (Failures{1, noon + minutes(15), std::nullopt}));
}

TEST(Session, IsMovedOnAtMostOnceInFiveMinutes) {
    const Session session{{}, "wang.li", "", noon + minutes(30), noon + hours(12)};

    EXPECT_FALSE(needs_extension(session, noon + minutes(4)));
    EXPECT_TRUE(needs_extension(session, noon + minutes(5)));
    EXPECT_FALSE(needs_extension(session, noon + minutes(30)));
}

TEST(Session, EndsAfterTwelveHoursWhateverHappens) {
    const auto latest = noon + hours(12);
    const Session session{{}, "wang.li", "", latest, latest};

    EXPECT_EQ(session_end(noon + hours(11), latest), noon + hours(11) + minutes(30));
    EXPECT_EQ(session_end(latest - minutes(10), latest), latest);
    EXPECT_FALSE(needs_extension(session, latest - minutes(1)));
}

TEST(ProgramTokens, HaveANameAndEndWithinAYear) {
    const AskToken asked{" 开门程序 ", Scope::Read, noon + hours(24)};
    EXPECT_EQ(decide_token(asked, noon).value(), "开门程序");

    auto wrong = asked;
    wrong.name = "  ";
    EXPECT_EQ(decide_token(wrong, noon).error().field, "name");
    wrong.name = std::string(token_name_characters_max + 1, 'a');
    EXPECT_EQ(decide_token(wrong, noon).error().key, "identity.token_name_too_long");
    wrong = asked;
    wrong.ends = noon;
    EXPECT_EQ(decide_token(wrong, noon).error().key, "identity.token_is_over");
    wrong.ends = noon + token_lasts_at_most + minutes(1);
    EXPECT_EQ(decide_token(wrong, noon).error().key, "identity.token_lasts_too_long");
}

TEST(ProgramTokens, HaveTheirUseNotedAtMostOnceAnHour) {
    Session session{{}, "wang.li", "", {}, {}, Program{}};

    EXPECT_TRUE(needs_noting(session, noon));
    session.program->used_at = noon;
    EXPECT_FALSE(needs_noting(session, noon + minutes(59)));
    EXPECT_TRUE(needs_noting(session, noon + minutes(60)));
    session.program.reset();
    EXPECT_FALSE(needs_noting(session, noon));
}

} // namespace
} // namespace identity
