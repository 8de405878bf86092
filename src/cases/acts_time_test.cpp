// Time asked for: an extension, a suspension, waiting for the resident; who grants it, what the
// clocks do, and how it ends.

#include "cases/acts.hpp"
#include "cases/test_neighbourhood.hpp"
#include "cases/views_staff.hpp"

namespace cases {
namespace {

// A lift that is worked on since Friday the 20th, its answer due on Friday the 27th.
class Time : public Neighbourhood {
protected:
    Time() { town_.now = at("2026-11-20 09:00"); }

    static AskAct until(std::string_view day, const std::string& reason = "配件要从厂里运来。") {
        AskAct asked = because(reason);
        asked.due = at(std::string(day) + " 17:30");
        return asked;
    }

    static AskAct suspension(std::string_view review = "2027-01-20") {
        AskAct asked = until(review, "");
        asked.plan = "列入 2027 年电梯更新计划，等维修资金表决。";
        asked.responsible = "分管主任";
        return asked;
    }

    void follow_rules(const std::string& toml) {
        const auto set = town_.ask([&](journal::Turn& turn) {
            return town_.configuration.back().put(
                turn,
                toml +
                    "[[route]]\nchinese = \"一\"\nenglish = \"one\"\nto = \"property_company\"\n");
        });
        ASSERT_TRUE(set);
    }
};

TEST_F(Time, AnExtensionIsGrantedByTheLevelAboveAndMovesTheAnswersLimit) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30")) << "its clock runs on until it is decided";
    town_.now = at("2026-11-23 10:00");

    take(act(neighbour_, Act::GrantExtension, because("等配件，12 月 11 日前修好。")));

    EXPECT_EQ(now().whole_due, at("2026-12-11 17:30"));
    EXPECT_EQ(now().step.due, at("2026-12-11 17:30"));
    EXPECT_EQ(now().extensions->granted, 1);
    EXPECT_FALSE(now().has_waiting_extension());
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-12-18"))),
              "cases.extended_already");
}

TEST_F(Time, AnExtensionThatIsRefusedChangesNothing) {
    bring_to(Stage::InWork);
    const Case before = now();
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));

    take(act(neighbour_, Act::RefuseExtension, because("现货就有。")));

    EXPECT_EQ(now().whole_due, before.whole_due);
    EXPECT_EQ(now().step, before.step);
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-12-04"))), "taken");
}

TEST_F(Time, AnExtensionIsNotDecidedByTheUnitThatAskedNorByAnotherLevelsEye) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));

    EXPECT_EQ(said(act(manager_, Act::GrantExtension, because("x"))), "cases.needs_another_person");
    EXPECT_EQ(said(act(officer_, Act::GrantExtension, because("x"))), "cases.not_your_case");
    take(act(officer_, Act::OverrideOwner, to_unit(street_, "街道来看着。")));
    EXPECT_EQ(said(act(officer_, Act::GrantExtension, because("现在归街道看，同意。"))), "taken");
}

TEST_F(Time, WhoeverAsksForMoreTimeInAnothersPlaceIsDecidedOnAboveThemselves) {
    const auto id = raise("lift", "西凌新村");
    const auto on_their_behalf = [&](const Seat& seat, Act what, AskAct asked = {}) {
        asked.id = id;
        return act(seat, what, asked);
    };
    const Seat clerk = somebody(lonely_committee_, {Power::Handle, Power::Dispatch});
    take(on_their_behalf(clerk, Act::Accept));
    take(on_their_behalf(clerk, Act::Contact, by(Channel::Phone)));

    take(on_their_behalf(clerk, Act::AskExtension, until("2026-12-11")));

    EXPECT_EQ(now(id).extensions->waiting->decider, street_);
    EXPECT_EQ(said(on_their_behalf(clerk, Act::GrantExtension, because("x"))),
              "cases.needs_another_person");
    take(on_their_behalf(officer_, Act::GrantExtension, because("配件在路上。")));
}

TEST_F(Time, WhereNobodyAboveMayDecideTheNextLevelDoes) {
    for (const auto& seat : alliance::seats_of(town_.store(), committee_)) {
        take(town_.ask(
            [&](journal::Turn& turn) { return alliance::vacate(turn, seat.id, "换届。"); }));
    }
    somebody(committee_, {Power::Handle});
    bring_to(Stage::InWork);

    take(act(repairer_, Act::AskExtension, until("2026-12-11")));

    EXPECT_EQ(now().extensions->waiting->decider, street_);
    take(act(officer_, Act::GrantExtension, because("配件在路上。")));
}

TEST_F(Time, WhoAlsoSitsInTheUnitThatAsksDecidesNothingAboveIt) {
    take(town_.ask([&](journal::Turn& turn) {
        const auto seat = alliance::add_seat(turn, {company_, "顾问", {Power::Handle}});
        return alliance::appoint(turn, {*seat, neighbour_.person, {}, {}});
    }));
    bring_to(Stage::InWork);

    take(act(repairer_, Act::AskExtension, until("2026-12-11")));

    EXPECT_EQ(now().extensions->waiting->decider, street_);
    EXPECT_EQ(said(act(neighbour_, Act::GrantExtension, because("x"))), "cases.not_your_case");
    take(act(officer_, Act::GrantExtension, because("配件在路上。")));
}

TEST_F(Time, WhereNobodyElseCouldDecideMoreTimeIsNotAskedFor) {
    const auto id = raise("group_letting");
    const auto by_the_street = [&](const Seat& seat, Act what, AskAct asked = {}) {
        asked.id = id;
        return act(seat, what, asked);
    };
    take(by_the_street(officer_, Act::Accept));
    take(by_the_street(officer_, Act::Contact, by(Channel::Phone)));
    EXPECT_EQ(said(by_the_street(officer_, Act::AskExtension, until("2026-12-18"))),
              "cases.nobody_else_to_extend");
    const Seat colleague = somebody(street_, {Power::Dispatch});

    take(by_the_street(officer_, Act::AskExtension, until("2026-12-18")));

    EXPECT_EQ(said(by_the_street(officer_, Act::GrantExtension, because("x"))),
              "cases.needs_another_person");
    take(by_the_street(colleague, Act::GrantExtension, because("取证还要一周。")));
}

TEST_F(Time, AnExtensionIsAskedForBeforeTheLimitAndWithinBounds) {
    bring_to(Stage::InWork);

    EXPECT_EQ(said(act(repairer_, Act::AskExtension, because("x"))),
              "cases.due_must_lie_ahead due");
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-11-27"))),
              "cases.extension_must_be_later due");
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-12-19"))),
              "cases.extension_too_long due");
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-12-18", ""))),
              "cases.text_missing reason");
    take(act(repairer_, Act::AskExtension, until("2026-12-18")));
    EXPECT_EQ(said(act(neighbour_, Act::GrantExtension)), "cases.text_missing reason");
    EXPECT_EQ(said(act(neighbour_, Act::RefuseExtension)), "cases.text_missing reason");
    live_until("2026-11-27 17:30");
    take(act(neighbour_, Act::RefuseExtension, because("太晚了。")));
    EXPECT_EQ(said(act(repairer_, Act::AskExtension, until("2026-12-25"))),
              "cases.too_late_to_extend");
}

TEST_F(Time, MoreTimeIsGrantedBeforeTheLimitOrNever) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));
    const auto offered = [&] {
        const auto asker = asker_for(town_.store(), now(), neighbour_, town_.now);
        return next_act(town_.store(), now(), asker, town_.now)->noun;
    };
    live_until("2026-11-27 17:29");
    EXPECT_EQ(offered(), "extension-grant");
    live_until("2026-11-27 17:30");
    const Case overdue = now();

    EXPECT_EQ(offered(), "extension-refusal");
    EXPECT_EQ(said(act(neighbour_, Act::GrantExtension, because("x"))), "cases.too_late_to_grant");
    EXPECT_EQ(now().whole_due, overdue.whole_due);
    EXPECT_EQ(now().owner, overdue.owner) << "it climbed, and stays where it climbed to";
    take(act(neighbour_, Act::RefuseExtension, because("期限已过，请尽快答复。")));
}

TEST_F(Time, MoreTimeThatTheStreetGaveByHandIsNotTakenAwayByGrantingLess) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));
    take(act(officer_, Act::OverrideDeadline, until("2026-12-18")));

    EXPECT_EQ(said(act(neighbour_, Act::GrantExtension, because("x"))),
              "cases.limit_is_later_already");
    EXPECT_EQ(now().whole_due, at("2026-12-18 17:30"));
}

TEST_F(Time, AnAnswerSettlesAnExtensionThatWaited) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));

    take(act(repairer_, Act::Submit, answer("配件提前到了，修好了。")));

    EXPECT_FALSE(now().has_waiting_extension());
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
}

TEST_F(Time, WhatIsSuspendedCountsAsUnresolvedAndIsFoundMeanwhile) {
    Filter suspended;
    suspended.is_suspended = true;
    bring_to(Stage::InWork);
    EXPECT_TRUE(list(town_.store(), suspended).empty());
    town_.now = at("2026-11-23 10:00");

    take(act(neighbour_, Act::Suspend, suspension()));

    EXPECT_EQ(all_figures().of(Figure::Unresolved), 1);
    EXPECT_EQ(list(town_.store(), suspended).size(), 1U);
    town_.now = at("2027-01-11 10:00");
    EXPECT_EQ(all_figures().of(Figure::Overdue), 0) << "its clock stands still";
    EXPECT_EQ(all_figures().of(Figure::AnsweredLate), 1) << "that of the whole does not";
    take(act(neighbour_, Act::Resume, because("钱批下来了。")));
    EXPECT_EQ(all_figures().of(Figure::Unresolved), 0);
    EXPECT_TRUE(list(town_.store(), suspended).empty());
}

TEST_F(Time, WhatIsSuspendedSleepsUntilItsReviewAndBelongsToWhoeverSuspendedIt) {
    bring_to(Stage::InWork);

    take(act(neighbour_, Act::Suspend, suspension()));

    EXPECT_EQ(now().stage, Stage::InWork);
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30")) << "the whole's clock never stops";
    EXPECT_EQ(wakes_at(now()), at("2027-01-20 17:30"));
    EXPECT_EQ(signal_of(now(), at("2026-12-20 10:00"), days_until_2026()), "unresolved");
    live_until("2027-01-20 17:29");
    EXPECT_EQ(kinds().back(), "case_suspended") << "it neither climbs nor is supervised meanwhile";
}

TEST_F(Time, AtItsReviewASuspensionIsResumedRenewedOrTheStreetsOwn) {
    bring_to(Stage::InWork);
    take(act(neighbour_, Act::Suspend, suspension("2026-12-18")));

    live_until("2026-12-18 17:30");
    EXPECT_EQ(kinds().back(), "review_fell_due");
    EXPECT_EQ(now().step.due, at("2026-12-21 17:30"));
    live_until("2026-12-19 09:00");
    take(act(neighbour_, Act::Suspend, suspension("2026-12-25")));
    EXPECT_EQ(wakes_at(now()), at("2026-12-25 17:30"));
    live_until("2026-12-29 17:30");

    EXPECT_EQ(kinds().back(), "case_supervised") << "nobody looked at it again";
    EXPECT_EQ(now().owner, street_);
    take(act(officer_, Act::Resume, because("资金表决通过。")));
    EXPECT_FALSE(now().suspension);
}

TEST_F(Time, AResumedCaseHasItsLimitAnewButTheWholeStays) {
    bring_to(Stage::InWork);
    take(act(neighbour_, Act::Suspend, suspension("2026-12-18")));
    town_.now = at("2026-12-15 09:00");

    take(act(neighbour_, Act::Resume, because("配件提前到了。")));

    EXPECT_EQ(now().step.due, at("2026-12-22 17:30"));
    EXPECT_EQ(now().supervise_at, now().step.due) << "it is not supervised at once";
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
}

TEST_F(Time, ASuspensionNeedsPlanPersonAndAReviewWithinNinetyDays) {
    bring_to(Stage::InWork);
    AskAct no_plan = suspension();
    no_plan.plan = "";
    AskAct nobody = suspension();
    nobody.responsible = " ";

    EXPECT_EQ(said(act(neighbour_, Act::Suspend, no_plan)), "cases.text_missing plan");
    EXPECT_EQ(said(act(neighbour_, Act::Suspend, nobody)), "cases.text_missing responsible");
    EXPECT_EQ(said(act(neighbour_, Act::Suspend, suspension("2027-02-19"))),
              "cases.review_too_late due");
    EXPECT_EQ(said(act(neighbour_, Act::Suspend, suspension("2026-11-19"))),
              "cases.due_must_lie_ahead due");
    EXPECT_EQ(said(act(manager_, Act::Suspend, suspension())), "cases.needs_another_person");
    take(act(neighbour_, Act::Suspend, suspension("2027-02-18")));
    EXPECT_EQ(said(act(neighbour_, Act::Resume)), "cases.text_missing reason");
}

TEST_F(Time, WhatIsSolvedAfterAllIsAnsweredAndNoLongerSuspended) {
    bring_to(Stage::InWork);
    take(act(neighbour_, Act::Suspend, suspension()));

    take(act(repairer_, Act::Submit, answer("资金提前到位，修好了。")));

    EXPECT_EQ(now().stage, Stage::Submitted);
    EXPECT_FALSE(now().suspension);
    EXPECT_EQ(now().step.due, at("2026-11-23 17:30"));
}

TEST_F(Time, WhereTheStreetLetsTheClockRunASuspendedCaseGoesOnClimbing) {
    follow_rules("[suspension]\nclock = \"runs\"\n");
    bring_to(Stage::InWork);

    take(act(neighbour_, Act::Suspend, suspension()));
    live_until("2026-11-27 17:30");

    EXPECT_EQ(kinds().back(), "case_escalated");
}

TEST_F(Time, WaitingForTheResidentStopsNoClockUnlessTheRulesSaySo) {
    bring_to(Stage::InWork);
    const Case before = now();

    take(act(repairer_, Act::AwaitResident, because("请约一个在家的时间。")));

    EXPECT_TRUE(now().awaited);
    EXPECT_EQ(now().step, before.step);
    take(act(repairer_, Act::EndWaiting));
    EXPECT_FALSE(now().awaited);
    EXPECT_EQ(now().step, before.step);
}

TEST_F(Time, WhereTheRulesSaySoTheStepsClockStandsAndRunsOnWithWhatWasLeft) {
    follow_rules("[[waiting.stops]]\ncategories = [\"lift\"]\n");
    bring_to(Stage::InWork);
    town_.now = at("2026-11-26 09:00");
    take(act(repairer_, Act::AwaitResident, because("请约一个在家的时间。")));
    EXPECT_TRUE(now().is_step_stopped());
    live_until("2026-12-01 10:00");
    EXPECT_EQ(kinds().back(), "resident_awaited");

    take(act(repairer_, Act::EndWaiting));

    EXPECT_EQ(now().step.due, at("2026-12-03 10:00")) << "two office days were left";
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30")) << "the whole's clock never stops";
}

TEST_F(Time, AnotherCategorysClockRunsOn) {
    follow_rules("[[waiting.stops]]\ncategories = [\"greenery\"]\nasks = [\"help\"]\n");
    bring_to(Stage::InWork);

    take(act(repairer_, Act::AwaitResident, because("请约时间。")));

    EXPECT_FALSE(now().is_step_stopped());
}

TEST_F(Time, WhatTheResidentAddsEndsTheWaiting) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AwaitResident, because("请约一个在家的时间。")));

    const auto added = town_.ask(
        [&](journal::Turn& turn) { return voices::add_words(turn, now().voice, "周六在家。"); },
        journal::resident());

    ASSERT_TRUE(added);
    EXPECT_EQ(kinds().back(), "waiting_ended");
    EXPECT_FALSE(now().awaited);
    EXPECT_EQ(said(act(repairer_, Act::EndWaiting)), "cases.is_not_awaited");
}

TEST_F(Time, WaitingSaysWhatIsAskedOfTheResident) {
    bring_to(Stage::InWork);

    EXPECT_EQ(said(act(repairer_, Act::AwaitResident)), "cases.text_missing reason");
}

TEST_F(Time, AClockThatStandsKeepsStandingWhenTheStreetChangesOwnerOrLimit) {
    bring_to(Stage::InWork);
    take(act(neighbour_, Act::Suspend, suspension()));
    const auto asleep = now().step;

    take(act(officer_, Act::OverrideOwner, to_unit(street_, "街道来盯。")));
    take(act(officer_, Act::OverrideDeadline, until("2027-01-25")));

    EXPECT_EQ(now().step, asleep);
}

TEST_F(Time, EachIsTakenBackWithinTenMinutes) {
    bring_to(Stage::InWork);
    const Case before = now();

    take(act(neighbour_, Act::Suspend, suspension()));
    take(act(neighbour_, Act::Undo));
    EXPECT_FALSE(now().suspension);
    EXPECT_EQ(now().step, before.step);
    take(act(repairer_, Act::AskExtension, until("2026-12-11")));
    take(act(repairer_, Act::Undo));
    EXPECT_FALSE(now().extensions);
    take(act(repairer_, Act::AwaitResident, because("请约时间。")));
    take(act(repairer_, Act::Undo));
    EXPECT_FALSE(now().awaited);
}

} // namespace
} // namespace cases
