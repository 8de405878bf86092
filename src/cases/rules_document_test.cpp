#include <gtest/gtest.h>

#include "cases/test_times.hpp"

namespace cases {
namespace {

using calendar::Limit;
using calendar::LimitUnit;

// The refusal of a document and the line it names: "cases.rules_limit 2".
std::string refusal_of_document(const std::string& toml) {
    const auto rules = read_rules(toml);
    if (rules) {
        return "taken";
    }
    return rules.error().key + " " + rules.error().arguments.at(0).value;
}

TEST(RulesDocument, TheBuiltInOneSaysTheCitysOneFiveFifteen) {
    const auto& rules = default_rules();

    EXPECT_EQ(rules.contact, Limit{1});
    EXPECT_EQ(rules.answer, Limit{5});
    EXPECT_EQ(rules.special.at(1).answer, Limit{15});
    EXPECT_EQ(rules.supervised, Limit{3});
    EXPECT_EQ(rules.rehandled, Limit{3});
    EXPECT_EQ(rules.supervise_after_times, 3);
    EXPECT_EQ(rules.call_back_tries, 3);
    EXPECT_EQ(rules.undo_minutes, 10);
    EXPECT_EQ(rules.returns.within, Limit{1});
    EXPECT_EQ(rules.returns.decided, Limit{1});
    EXPECT_EQ(rules.extension.times, 1);
    EXPECT_EQ(rules.extension.working_days_max, 15);
    EXPECT_EQ(rules.suspension.review_days_max, 90);
    EXPECT_EQ(rules.suspension.clock, Pause::Stops);
    EXPECT_TRUE(rules.waiting_stops.empty());
    EXPECT_EQ(rules.signed_plans, (std::vector{Signing::Supervised, Signing::Rehandled}));
    EXPECT_EQ(rules.routing.size(), 4);
}

// A street wrote its document before a rule existed; what the rule is then stays for its cases.
TEST(RulesDocument, MeansTheSameForEverWhereItSaysNothing) {
    const auto rules = read_rules("");

    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->contact, Limit{1});
    EXPECT_EQ(rules->answer, Limit{5});
    EXPECT_EQ(rules->supervised, Limit{3});
    EXPECT_EQ(rules->rehandled, Limit{3});
    EXPECT_EQ(rules->check, Limit{1});
    EXPECT_EQ(rules->call_back, Limit{1});
    EXPECT_EQ(rules->owner_acts, Limit{1});
    EXPECT_EQ(rules->question, Limit{2});
    EXPECT_EQ(rules->supervise_after_times, 3);
    EXPECT_EQ(rules->call_back_tries, 3);
    EXPECT_EQ(rules->undo_minutes, 10);
    EXPECT_EQ(rules->returns.within, Limit{1});
    EXPECT_EQ(rules->returns.decided, Limit{1});
    EXPECT_EQ(rules->extension.times, 1);
    EXPECT_EQ(rules->extension.working_days_max, 15);
    EXPECT_EQ(rules->suspension.review_days_max, 90);
    EXPECT_EQ(rules->suspension.clock, Pause::Stops);
    EXPECT_EQ(rules->signed_plans, (std::vector{Signing::Supervised, Signing::Rehandled}));
    EXPECT_TRUE(rules->special.empty() && rules->waiting_stops.empty());
    EXPECT_TRUE(rules->routing.empty() && rules->matters.empty());
    EXPECT_TRUE(rules->power_committee.empty() && rules->power_workshop.empty());
}

TEST(RulesDocument, LeavesWhatItDoesNotNameAsItIs) {
    const auto rules = read_rules("[limits]\nanswer = 7\n");

    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->answer, Limit{7});
    EXPECT_EQ(rules->contact, Limit{1});
    EXPECT_TRUE(rules->routing.empty());
}

TEST(RulesDocument, CountsInWorkingDaysOfficeHoursOrClockHours) {
    const auto rules = read_rules(
        "[limits]\n"
        "contact = \"4 office_hours\"\n"
        "check = \"2 clock_hours\"\n"
        "answer = \"6 working_days\"\n");

    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->contact, (Limit{4, LimitUnit::OfficeHours}));
    EXPECT_EQ(rules->check, (Limit{2, LimitUnit::ClockHours}));
    EXPECT_EQ(rules->answer, (Limit{6, LimitUnit::WorkingDays}));
}

TEST(RulesDocument, SaysForWhomWaitingStopsTheClockAndHowLongASuspensionLasts) {
    const auto rules = read_rules(
        "[suspension]\nreview_days_max = 30\nclock = \"runs\"\n"
        "[[waiting.stops]]\ncategories = [\"lift\"]\n");

    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->suspension.review_days_max, 30);
    EXPECT_EQ(rules->suspension.clock, Pause::Runs);
    EXPECT_EQ(rules->waiting_stops.size(), 1);
    EXPECT_EQ(refusal_of_document("[signing]\nplans_of = [\"loud\"]\n"),
              "cases.rules_unknown_word 2");
    EXPECT_TRUE(read_rules("[signing]\nplans_of = []\n")->signed_plans.empty());
    EXPECT_EQ(refusal_of_document("[suspension]\nclock = \"dreams\"\n"),
              "cases.rules_unknown_word 2");
    EXPECT_EQ(refusal_of_document("[[waiting.stops]]\ndogs = [\"lift\"]\n"),
              "cases.rules_unknown_word 2");
}

TEST(RulesDocument, RefusesWhatIsNoTomlNamingTheLine) {
    EXPECT_EQ(refusal_of_document("[limits]\nanswer = = 5\n"), "cases.rules_not_toml 2");
}

TEST(RulesDocument, RefusesALimitThatIsNoneNamingTheLine) {
    for (const std::string limit : {"0",
                                    "-1",
                                    "501",
                                    "1.5",
                                    "true",
                                    "\"\"",
                                    "\"5\"",
                                    "\"five working_days\"",
                                    "\"5 days\"",
                                    "\"5x working_days\"",
                                    "\" working_days\"",
                                    "\"-3 clock_hours\"",
                                    "\"99999999999 clock_hours\""}) {
        EXPECT_EQ(refusal_of_document("[limits]\nanswer = " + limit), "cases.rules_limit 2")
            << limit;
    }
}

TEST(RulesDocument, RefusesACountThatIsNoneNamingTheLine) {
    EXPECT_EQ(refusal_of_document("[call_back]\ntries = 0"), "cases.rules_number 2");
    EXPECT_EQ(refusal_of_document("[undo]\n\nminutes = \"ten\""), "cases.rules_number 3");
    EXPECT_EQ(refusal_of_document("[ladder]\nsupervise_after_times = 1001"),
              "cases.rules_number 2");
}

TEST(RulesDocument, RefusesWordsItDoesNotKnowNamingTheLine) {
    EXPECT_EQ(refusal_of_document("[limits]\nanswr = 5"), "cases.rules_unknown_word 2");
    EXPECT_EQ(refusal_of_document("# rules\n[limit]\nanswer = 5"), "cases.rules_unknown_word 2");
    EXPECT_EQ(refusal_of_document("[[limits.special]]\nasks = [\"wish\"]\nanswer = 1"),
              "cases.rules_unknown_word 2");
}

TEST(RulesDocument, RefusesAListThatIsNoneNamingTheLine) {
    EXPECT_EQ(refusal_of_document("limits = 5"), "cases.rules_list 1");
    EXPECT_EQ(refusal_of_document("[limits]\nspecial = [1]"), "cases.rules_list 2");
    EXPECT_EQ(refusal_of_document("route = \"all\""), "cases.rules_list 1");
    EXPECT_EQ(refusal_of_document("[[limits.special]]\ncategories = []\nanswer = 1"),
              "cases.rules_list 2");
    EXPECT_EQ(refusal_of_document("[[limits.special]]\ncategories = [\"lift\", 3]\nanswer = 1"),
              "cases.rules_list 2");
}

TEST(RulesDocument, RefusesASpecialLimitWithoutALimit) {
    EXPECT_EQ(refusal_of_document("[[limits.special]]\ncategories = [\"lift\"]"),
              "cases.rules_limit 1");
}

TEST(RulesDocument, RefusesARouteWithoutNamesOrWithoutOneDestination) {
    const std::string names = "[[route]]\nchinese = \"一\"\nenglish = \"one\"\n";

    EXPECT_EQ(refusal_of_document(names + "to = \"duty_desk\""), "taken");
    EXPECT_EQ(refusal_of_document(names + "to_unit = \"某部门\""), "taken");
    EXPECT_EQ(refusal_of_document(names), "cases.rules_route 1");
    EXPECT_EQ(refusal_of_document(names + "to = \"dutydesk\""), "cases.rules_route 1");
    EXPECT_EQ(refusal_of_document(names + "to = \"dutydesk\"\nto_unit = \"某部门\""),
              "cases.rules_route 1");
    EXPECT_EQ(refusal_of_document(names + "to = \"duty_desk\"\nto_unit = \"某部门\""),
              "cases.rules_route 1");
    EXPECT_EQ(refusal_of_document("[[route]]\nchinese = \"一\"\nto = \"duty_desk\""),
              "cases.rules_route 1");
}

TEST(RulesDocument, NamesTheCommitteesAndRefusesOneWithoutCategories) {
    const auto rules = read_rules(
        "[[matter]]\ncommittee = \"优化宜居专委会\"\n"
        "categories = [\"parking\"]\n"
        "[intervention]\ncommittee = \"零距离保障专委会\"\n"
        "[limits]\nquestion = 3\n");

    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->matters.front().committee, "优化宜居专委会");
    EXPECT_EQ(rules->power_committee, "零距离保障专委会");
    EXPECT_EQ(rules->question, Limit{3});
    EXPECT_EQ(refusal_of_document("[[matter]]\ncategories = [\"parking\"]"),
              "cases.rules_matter 1");
    EXPECT_EQ(refusal_of_document("[[matter]]\ncommittee = \"优化宜居专委会\""),
              "cases.rules_matter 1");
}

TEST(RulesDocument, RefusesANameThatIsNotOneLine) {
    EXPECT_EQ(refusal_of_document("[[route]]\nchinese = \"\"\nenglish = \"one\"\n"),
              "cases.rules_text 2");
    EXPECT_EQ(refusal_of_document("[[route]]\nchinese = \"a\\nb\"\nenglish = \"one\"\n"),
              "cases.rules_text 2");
}

TEST(RulesDocument, TheLongestLimitsStillHaveADate) {
    const auto rules =
        read_rules("[limits]\nanswer = 500\n[ladder]\nsupervise_after_times = 1000\n");

    ASSERT_TRUE(rules);
    const Limit longest{rules->answer.amount * rules->supervise_after_times};
    EXPECT_GT(days_until_2026().deadline(at("2026-11-20 10:00"), longest).at,
              at("2026-11-20 10:00"));
}

} // namespace
} // namespace cases
