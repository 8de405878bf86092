#include "cases/rules.hpp"

#include <gtest/gtest.h>

#include "cases/test_times.hpp"

namespace cases {
namespace {

using calendar::Certainty;
using calendar::Deadline;
using calendar::Limit;
using calendar::LimitUnit;

const calendar::WorkingDays& days = days_until_2026();

// A help about a lift, received on a Friday morning and due five working days later.
Case lift_case() {
    Case current;
    current.id = CaseId{1};
    current.asks = voices::Kind::Help;
    current.category = "lift";
    current.received = at("2026-11-20 10:00");
    current.whole_due = at("2026-11-27 17:30");
    return current;
}

TEST(Limits, GiveOneDayForAnEnquiryFiveForHelpAndFifteenForWhatIsComplex) {
    const auto& rules = default_rules();

    EXPECT_EQ(answer_limit(rules, voices::Kind::Enquiry, "lift"), Limit{1});
    EXPECT_EQ(answer_limit(rules, voices::Kind::Help, "lift"), Limit{5});
    EXPECT_EQ(answer_limit(rules, voices::Kind::Complaint, "group_letting"), Limit{15});
}

TEST(Limits, TheFirstSpecialLimitThatFitsCounts) {
    const auto& rules = default_rules();

    const auto enquiry = answer_limit(rules, voices::Kind::Enquiry, "group_letting");

    EXPECT_EQ(enquiry, Limit{1});
}

std::string returning(const Case& current, std::string_view moment) {
    const auto allowed = may_return(current, default_rules(), at(moment), days);
    return allowed ? "taken" : allowed.error().key;
}

TEST(Returns, ArePossibleUntilTheEndOfTheNextWorkingDayAfterItCame) {
    Case current = lift_case();

    EXPECT_EQ(returning(current, "2026-11-23 17:30"), "taken");
    EXPECT_EQ(returning(current, "2026-11-23 17:31"), "cases.too_late_to_return");
    current.dispatch = {UnitId{9}, at("2026-11-24 09:00")};
    EXPECT_EQ(returning(current, "2026-11-25 17:30"), "taken");
}

TEST(Returns, AreTwoACaseAndNoneWhereOneWasRefused) {
    Case current = lift_case();
    current.handler = UnitId{5};
    current.returns = {1, UnitId{4}, {}};

    EXPECT_EQ(returning(current, "2026-11-20 11:00"), "taken");
    current.returns->stands_with = UnitId{5};
    EXPECT_EQ(returning(current, "2026-11-20 11:00"), "cases.return_stands");
    current.returns = {2, UnitId{}, {}};
    EXPECT_EQ(returning(current, "2026-11-20 11:00"), "cases.returned_twice");
}

TEST(Returns, GiveTheDeciderALimitOfTheirOwn) {
    Case current = lift_case();
    current.returns.emplace().waiting.emplace();
    Rules rules = default_rules();
    rules.returns.decided = {4, LimitUnit::OfficeHours};

    const auto due = step_due(current, Stage::Assigned, rules, at("2026-11-20 09:00"), days);

    EXPECT_EQ(due.at, at("2026-11-20 14:30"));
}

TEST(Steps, EachStageHasItsOwnLimit) {
    const Moment friday = at("2026-11-20 10:00");
    const Case current = lift_case();
    const auto due = [&](Stage stage) {
        return step_due(current, stage, default_rules(), friday, days).at;
    };

    EXPECT_EQ(due(Stage::Assigned), at("2026-11-23 17:30"));
    EXPECT_EQ(due(Stage::Accepted), at("2026-11-23 17:30"));
    EXPECT_EQ(due(Stage::Contacted), at("2026-11-27 17:30"));
    EXPECT_EQ(due(Stage::InWork), at("2026-11-27 17:30"));
    EXPECT_EQ(due(Stage::Submitted), at("2026-11-23 17:30"));
    EXPECT_EQ(due(Stage::Checked), at("2026-11-23 17:30"));
    EXPECT_EQ(due(Stage::Rehandling), at("2026-11-25 17:30"));
}

TEST(Steps, TheAnswerIsDueWhenTheWholeIsHoweverLateItWasTakenUp) {
    const auto due =
        step_due(lift_case(), Stage::Contacted, default_rules(), at("2026-11-25 16:00"), days);

    EXPECT_EQ(due.at, at("2026-11-27 17:30"));
}

TEST(Steps, WhoeverTakesOverLateHasOneWorkingDayAllTheSame) {
    const auto due =
        step_due(lift_case(), Stage::InWork, default_rules(), at("2026-12-03 09:30"), days);

    EXPECT_EQ(due.at, at("2026-12-04 17:30"));
}

TEST(Steps, AnExtendedDeadlineReachesTheAnswerThatIsBegunLater) {
    Case extended = lift_case();
    extended.whole_due = at("2026-12-18 17:30");

    const auto due =
        step_due(extended, Stage::Contacted, default_rules(), at("2026-11-23 09:30"), days);

    EXPECT_EQ(due.at, at("2026-12-18 17:30"));
}

TEST(Steps, OfASupervisedCaseAllHaveThreeDays) {
    Case current = lift_case();
    current.is_supervised = true;

    for (const auto stage : {Stage::Assigned, Stage::InWork, Stage::Submitted, Stage::Checked}) {
        const auto due = step_due(current, stage, default_rules(), at("2026-11-20 10:00"), days);

        EXPECT_EQ(due.at, at("2026-11-25 17:30"));
    }
}

TEST(Ladder, RemindsAtHalfTheTimeWarnsADayBeforeAndClimbsAtTheLimit) {
    const Moment friday = at("2026-11-20 10:00");
    const auto begun = begin_step(lift_case(), Stage::InWork, default_rules(), friday, days);

    const auto reminded = after_rung(begun, default_rules(), Level::Unit, *begun.next_at, days);
    const auto warned = after_rung(reminded, default_rules(), Level::Unit, *reminded.next_at, days);

    EXPECT_EQ(begun.next, Rung::Remind);
    EXPECT_EQ(begun.next_at, days.halfway(friday, at("2026-11-27 17:30")));
    EXPECT_EQ(reminded.next, Rung::Warn);
    EXPECT_EQ(reminded.next_at, at("2026-11-26 17:30"));
    EXPECT_EQ(warned.next, Rung::Climb);
    EXPECT_EQ(warned.next_at, at("2026-11-27 17:30"));
    EXPECT_EQ(warned.due, begun.due);
}

TEST(Ladder, ARungThatIsNotLaterThanTheOneBeforeIsSkipped) {
    // One day from half past five: half the time lies after "one working day before".
    const auto begun = begin_step_until(
        {at("2026-11-23 17:30"), Certainty::Firm}, Level::Unit, at("2026-11-20 17:30"), days);

    const auto reminded = after_rung(begun, default_rules(), Level::Unit, *begun.next_at, days);

    EXPECT_EQ(begun.next, Rung::Remind);
    EXPECT_EQ(reminded.next, Rung::Climb);
    EXPECT_EQ(reminded.next_at, at("2026-11-23 17:30"));
}

TEST(Ladder, AStepThatIsOverAlreadyClimbsAtOnce) {
    const auto begun = begin_step_until(
        {at("2026-11-20 17:30"), Certainty::Firm}, Level::Unit, at("2026-11-20 17:30"), days);

    EXPECT_EQ(begun.next, Rung::Climb);
    EXPECT_EQ(begun.next_at, at("2026-11-20 17:30"));
}

TEST(Ladder, EachRungGivesTheNewOwnerOneWorkingDay) {
    StepClock late;
    late.started = at("2026-11-20 10:00");
    late.due = at("2026-11-27 17:30");
    late.next = Rung::Climb;
    late.next_at = late.due;

    const auto climbed = after_rung(late, default_rules(), Level::Committee, late.due, days);

    EXPECT_EQ(climbed.next, Rung::Climb);
    EXPECT_EQ(climbed.next_at, at("2026-11-30 17:30"));
    EXPECT_EQ(climbed.due, late.due);
}

TEST(Ladder, StopsAtTheStreet) {
    StepClock late;
    late.due = at("2026-11-30 17:30");
    late.next = Rung::Climb;
    late.next_at = late.due;

    const auto climbed = after_rung(late, default_rules(), Level::Street, late.due, days);

    EXPECT_EQ(climbed.next, Rung::None);
    EXPECT_FALSE(climbed.next_at);
}

TEST(Ladder, TheStreetsOwnCasesAreRemindedAndWarnedAndClimbNowhere) {
    const auto begun = begin_step_until(
        {at("2026-11-27 17:30"), Certainty::Firm}, Level::Street, at("2026-11-20 10:00"), days);

    const auto reminded = after_rung(begun, default_rules(), Level::Street, *begun.next_at, days);
    const auto warned =
        after_rung(reminded, default_rules(), Level::Street, *reminded.next_at, days);

    EXPECT_EQ(begun.next, Rung::Remind);
    EXPECT_EQ(reminded.next, Rung::Warn);
    EXPECT_EQ(warned.next, Rung::None);
}

TEST(Levels, RiseFromTheUnitOverTheCommitteeToTheStreetAndEndThere) {
    EXPECT_EQ(level_above(Level::Unit), Level::Committee);
    EXPECT_EQ(level_above(Level::Committee), Level::Street);
    EXPECT_EQ(level_above(Level::Street), std::nullopt);
}

// --- When a year's calendar arrives -----------------------------------------------------------

// Received on 30 December 2026 under a calendar that ends with the year.
Case case_over_new_year(Stage stage) {
    Case current = lift_case();
    current.stage = stage;
    current.received = at("2026-12-30 10:00");
    const auto whole = days.deadline(current.received, Limit{5});
    current.whole_due = whole.at;
    current.is_whole_provisional = whole.certainty == Certainty::Provisional;
    current.last_at = current.received;
    current.supervise_at = days.deadline(current.received, Limit{15}).at;
    current.step = begin_step(current, stage, default_rules(), current.received, days);
    return current;
}

TEST(MovedDeadlines, GoLaterWhenTheNewYearHasHolidaysNobodyKnewOf) {
    const Case current = case_over_new_year(Stage::InWork);

    const auto moved = move_deadline(current, default_rules(), days_with_2027());

    ASSERT_TRUE(current.is_whole_provisional);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->old_due, at("2027-01-06 17:30"));
    EXPECT_EQ(moved->due, at("2027-01-13 17:30"));
    EXPECT_EQ(moved->step.due, at("2027-01-13 17:30"));
    EXPECT_FALSE(moved->step.is_provisional);
    EXPECT_GT(*moved->step.next_at, current.last_at);
    EXPECT_EQ(moved->calendar_version, 2);
    EXPECT_EQ(current.supervise_at, at("2027-01-20 17:30"));
    EXPECT_EQ(moved->supervise_at, at("2027-01-27 17:30"));
}

TEST(MovedDeadlines, NeverGoEarlier) {
    Case current = case_over_new_year(Stage::InWork);
    current.whole_due = at("2027-02-26 17:30");
    current.step.due = current.whole_due;

    const auto moved = move_deadline(current, default_rules(), days_with_2027());

    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->due, current.whole_due);
    EXPECT_EQ(moved->step.due, current.whole_due);
}

TEST(MovedDeadlines, StayWhereTheirYearIsStillUnknown) {
    EXPECT_FALSE(move_deadline(case_over_new_year(Stage::InWork), default_rules(), days));
}

TEST(MovedDeadlines, StayWhenTheyWereFirmOrTheCaseHasEnded) {
    Case firm = lift_case();
    firm.step = begin_step(firm, Stage::InWork, default_rules(), firm.received, days);
    Case ended = case_over_new_year(Stage::InWork);
    ended.stage = Stage::Closed;

    EXPECT_FALSE(move_deadline(firm, default_rules(), days_with_2027()));
    EXPECT_FALSE(move_deadline(ended, default_rules(), days_with_2027()));
}

TEST(MovedDeadlines, LeaveADateThatTheStreetChangedByHand) {
    Case current = case_over_new_year(Stage::Checked);
    current.step.is_provisional = true;
    current.whole_due = at("2026-12-31 17:30");
    current.is_whole_provisional = false;

    const auto moved = move_deadline(current, default_rules(), days_with_2027());

    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->clock, ClockKind::Step);
    EXPECT_EQ(moved->old_due, current.step.due);
    EXPECT_EQ(moved->due, moved->step.due);
}

TEST(MovedDeadlines, WhatFiredStaysFired) {
    Case current = case_over_new_year(Stage::InWork);
    current.last_at = *current.step.next_at;
    current.step =
        after_rung(current.step, default_rules(), Level::Unit, *current.step.next_at, days);

    const auto moved = move_deadline(current, default_rules(), days_with_2027());

    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->step.next, Rung::Warn);
}

// --- Routing ----------------------------------------------------------------------------------

TEST(RoutingRules, SpeakOfEverythingWhenTheyNameNothing) {
    EXPECT_TRUE(fits(RoutingRule{}, {voices::Kind::Help, "lift", {}}));
}

TEST(RoutingRules, FitByKindCategoryAndPlaceTogether) {
    RoutingRule rule;
    rule.asks = {voices::Kind::Complaint};
    rule.categories = {"lift", "parking"};
    rule.places = {"瞿溪新村"};

    EXPECT_TRUE(fits(rule, {voices::Kind::Complaint, "parking", {"瞿溪居委会", "瞿溪新村"}}));
    EXPECT_FALSE(fits(rule, {voices::Kind::Help, "parking", {"瞿溪新村"}}));
    EXPECT_FALSE(fits(rule, {voices::Kind::Complaint, "pests", {"瞿溪新村"}}));
    EXPECT_FALSE(fits(rule, {voices::Kind::Complaint, "parking", {"西凌新村"}}));
    EXPECT_FALSE(fits(rule, {voices::Kind::Complaint, "parking", {}}));
}

} // namespace
} // namespace cases
