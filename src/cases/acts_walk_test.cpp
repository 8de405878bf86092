// Each act done once in a neighbourhood: what it records, where the case stands then, and what it
// refuses of what was typed.

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

TEST_F(Neighbourhood, ACaseIsAcceptedContactedWorkedOnAnsweredCheckedAndClosed) {
    town_.now = at("2026-11-20 09:00");
    raise();

    take(act(repairer_, Act::Accept));
    EXPECT_EQ(now().stage, Stage::Accepted);
    EXPECT_EQ(now().step.due, at("2026-11-23 17:30"));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    EXPECT_EQ(now().stage, Stage::Contacted);
    EXPECT_EQ(now().contacted_at, town_.now);
    EXPECT_EQ(now().step.due, at("2026-11-27 17:30"));
    take(act(repairer_, Act::Work, note("配件明天到。")));
    EXPECT_EQ(now().stage, Stage::InWork);
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(now().stage, Stage::Submitted);
    EXPECT_EQ(now().submitter, repairer_.account);
    take(act(manager_, Act::Check));
    EXPECT_EQ(now().stage, Stage::Checked);
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Basically)));

    EXPECT_EQ(now().stage, Stage::Closed);
    EXPECT_EQ(now().outcome, Outcome::Basically);
    EXPECT_EQ(now().ended_at, town_.now);
    EXPECT_FALSE(wakes_at(now()));
    EXPECT_EQ(kinds(),
              (Kinds{"case_opened",
                     "case_accepted",
                     "resident_contacted",
                     "case_worked",
                     "case_submitted",
                     "case_checked",
                     "resident_called_back",
                     "case_closed"}));
}

TEST_F(Neighbourhood, AFailedContactIsRecordedAndDoesNotCount) {
    bring_to(Stage::Accepted);
    AskAct tried = by(Channel::Visit);
    tried.is_reached = false;

    take(act(repairer_, Act::Contact, tried));

    EXPECT_EQ(kinds().back(), "contact_failed");
    EXPECT_EQ(now().stage, Stage::Accepted);
    EXPECT_FALSE(now().contacted_at);
}

TEST_F(Neighbourhood, ALaterContactChangesNothingOfWhatIsDue) {
    bring_to(Stage::InWork);
    const auto before = now();
    town_.now += std::chrono::hours(2);

    take(act(repairer_, Act::Contact, by(Channel::Message)));

    EXPECT_EQ(now().stage, Stage::InWork);
    EXPECT_EQ(now().step, before.step);
    EXPECT_EQ(now().contacted_at, before.contacted_at);
}

TEST_F(Neighbourhood, WhatIsMissingIsRefusedNamingTheField) {
    bring_to(Stage::Accepted);
    EXPECT_EQ(said(act(repairer_, Act::Contact)), "cases.channel_missing channel");
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    EXPECT_EQ(said(act(repairer_, Act::Work)), "cases.text_missing note");
    EXPECT_EQ(said(act(repairer_, Act::Submit)), "cases.text_missing answer");
    AskAct public_answer = answer("修好了。");
    public_answer.is_public = true;
    EXPECT_EQ(said(act(repairer_, Act::Submit, public_answer)),
              "cases.public_line_missing public_line");
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(said(act(manager_, Act::SendBack)), "cases.text_missing reason");
    EXPECT_EQ(said(act(neighbour_, Act::CloseUnresolved)), "cases.text_missing reason");
    EXPECT_EQ(said(act(neighbour_, Act::CloseUnresolved, because("难"))),
              "cases.text_missing turn_to");
    EXPECT_EQ(said(act(repairer_, Act::ProposeNoAction)), "cases.text_missing reason");
    take(act(manager_, Act::Check));
    EXPECT_EQ(said(act(neighbour_, Act::CallBack)), "cases.outcome_missing outcome");
    EXPECT_EQ(said(act(neighbour_, Act::CallBack, outcome(Outcome::Dissatisfied))),
              "cases.why_dissatisfied_missing note");
    EXPECT_EQ(said(act_as_reporter(Act::Rate)), "cases.outcome_missing outcome");
    EXPECT_EQ(said(act_as_reporter(Act::Rate, outcome(Outcome::Unreached))),
              "cases.outcome_missing outcome");
}

TEST_F(Neighbourhood, WhatTheStreetChangesByHandNeedsAReasonAndSomethingNew) {
    bring_to(Stage::Accepted);
    const auto refused = [&](Act act, AskAct asked) {
        return said(this->act(officer_, act, asked));
    };

    for (const auto act : {Act::Assign,
                           Act::OverrideDeadline,
                           Act::OverrideCategory,
                           Act::OverrideOwner,
                           Act::RedactWords}) {
        EXPECT_EQ(refused(act, {}), "cases.text_missing reason");
    }
    EXPECT_EQ(refused(Act::Assign, because("x")), "cases.no_such_unit unit");
    EXPECT_EQ(refused(Act::Assign, to_unit(company_, "x")), "cases.already_the_handler unit");
    EXPECT_EQ(refused(Act::OverrideOwner, to_unit(UnitId{99}, "x")), "cases.no_such_unit unit");
    EXPECT_EQ(refused(Act::OverrideOwner, to_unit(company_, "x")), "cases.already_the_owner unit");
    EXPECT_EQ(refused(Act::OverrideCategory, because("x")), "cases.no_such_category category");
    AskAct same = because("x");
    same.category = "lift";
    EXPECT_EQ(refused(Act::OverrideCategory, same), "cases.already_this_category category");
    AskAct past = because("x");
    past.due = town_.now;
    EXPECT_EQ(refused(Act::OverrideDeadline, past), "cases.due_must_lie_ahead due");
    AskAct far_away = because("x");
    far_away.due = at("9999-12-31 17:30");
    EXPECT_EQ(refused(Act::OverrideDeadline, far_away), "cases.due_too_far due");
    EXPECT_EQ(refused(Act::RedactWords, because("x")), "cases.text_missing words");
}

TEST_F(Neighbourhood, NobodyChecksTheirOwnAnswer) {
    bring_to(Stage::InWork);
    take(act(manager_, Act::Submit, answer("修好了。")));

    EXPECT_EQ(said(act(manager_, Act::Check)), "cases.needs_another_person");
    EXPECT_EQ(said(act(manager_, Act::SendBack, because("x"))), "cases.needs_another_person");
    EXPECT_EQ(said(act(neighbour_, Act::Check)), "taken");
}

TEST_F(Neighbourhood, StaffWhoAnsweredDoNotRateTheirAnswerWithTheResidentsCode) {
    bring_to(Stage::Checked);
    AskAct rating = outcome(Outcome::Satisfied);
    rating.id = CaseId{1};
    rating.act = Act::Rate;
    const auto rated =
        town_.ask([&](journal::Turn& turn) { return cases::act_as_reporter(turn, rating); },
                  repairer_.actor());

    EXPECT_EQ(said(rated), "cases.needs_another_person");
    EXPECT_EQ(said(act_as_reporter(Act::Rate, outcome(Outcome::Satisfied))), "taken");
}

TEST_F(Neighbourhood, ACheckThatFailsSendsItBackWithoutAnAnswer) {
    town_.now = at("2026-11-20 09:00");
    bring_to(Stage::Submitted);

    take(act(manager_, Act::SendBack, because("没有写何时修好。")));

    EXPECT_EQ(now().stage, Stage::InWork);
    EXPECT_FALSE(now().submitted_at);
    EXPECT_EQ(now().submitter, AccountId{});
    EXPECT_EQ(now().step.due, at("2026-11-27 17:30"));
}

TEST_F(Neighbourhood, ADissatisfiedResidentSendsItBackToTheSameHandlerForThreeDays) {
    town_.now = at("2026-11-20 09:00");

    bring_to(Stage::Rehandling);

    EXPECT_EQ(now().stage, Stage::Rehandling);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, company_);
    EXPECT_EQ(now().round, 1);
    EXPECT_EQ(now().step.due, at("2026-11-25 17:30"));
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
}

TEST_F(Neighbourhood, ASecondTimeTheLevelAboveSeesToIt) {
    bring_to(Stage::Rehandling);
    have_a_plan_signed();
    take(act(repairer_, Act::Submit, answer("又修了。")));
    take(act(manager_, Act::Check));

    take(act_as_reporter(Act::Rate, outcome(Outcome::Dissatisfied, "又停了。")));

    EXPECT_EQ(now().round, 2);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().level, Level::Committee);
}

TEST_F(Neighbourhood, WithoutACommitteeThereTheStreetItselfIsTheLevelAbove) {
    const auto put = town_.configuration.back().put;
    const auto set = town_.ask([&](journal::Turn& turn) {
        return put(turn,
                   "[[route]]\nchinese = \"一\"\nenglish = \"one\"\nto_unit = \"瞿溪物业\"\n");
    });
    ASSERT_TRUE(set);
    const auto id = raise("lift", "");
    AskAct any;
    any.id = id;
    const auto with = [&](AskAct asked) {
        asked.id = id;
        return asked;
    };
    take(act(repairer_, Act::Accept, any));
    take(act(repairer_, Act::Contact, with(by(Channel::Phone))));
    for (int round = 0; round < 2; ++round) {
        if (round > 0) {
            have_a_plan_signed(id);
        }
        take(act(repairer_, Act::Submit, with(answer("修好了。"))));
        take(act(manager_, Act::Check, any));
        take(act(officer_, Act::CallBack, with(outcome(Outcome::Dissatisfied, "没有。"))));
    }

    EXPECT_EQ(now(id).owner, street_);
    EXPECT_EQ(now(id).level, Level::Street);
}

TEST_F(Neighbourhood, AResidentNobodyReachesEndsTheCaseUnreachedAfterThreeTries) {
    bring_to(Stage::Checked);
    const auto unreached = outcome(Outcome::Unreached);

    take(act(neighbour_, Act::CallBack, unreached));
    take(act(neighbour_, Act::CallBack, unreached));
    EXPECT_EQ(now().stage, Stage::Checked);
    take(act(officer_, Act::CallBack, unreached));

    EXPECT_EQ(now().stage, Stage::Closed);
    EXPECT_EQ(now().outcome, Outcome::Unreached);
    const auto figures = all_figures();
    EXPECT_EQ(figures, figures_of(now()));
    EXPECT_EQ(figures.of(Figure::AnsweredInTime), 1);
    EXPECT_EQ(figures.of(Figure::Resolved), 1);
    EXPECT_EQ(figures.of(Figure::Satisfied), 0);
}

TEST_F(Neighbourhood, WhatCouldNotBeSolvedSaysWhyAndWhomToTurnTo) {
    bring_to(Stage::ClosedUnresolved);

    EXPECT_EQ(now().stage, Stage::ClosedUnresolved);
    EXPECT_EQ(kinds().back(), "case_closed_unresolved");
    const auto figures = all_figures();
    EXPECT_EQ(figures.of(Figure::Unresolved), 1);
    EXPECT_EQ(figures.of(Figure::Satisfied), 0);
}

TEST_F(Neighbourhood, NoActionNeedsASecondPerson) {
    raise();
    take(act(manager_, Act::ProposeNoAction, because("重复。")));

    EXPECT_EQ(said(act(manager_, Act::ConfirmNoAction)), "cases.needs_another_person");
    EXPECT_EQ(said(act(neighbour_, Act::RefuseNoAction)), "cases.text_missing reason");
    take(act(neighbour_, Act::RefuseNoAction, because("不是一件事。")));
    EXPECT_EQ(now().stage, Stage::Assigned);
    take(act(repairer_, Act::ProposeNoAction, because("真的重复。")));
    take(act(manager_, Act::ConfirmNoAction));

    EXPECT_EQ(now().stage, Stage::NoAction);
    EXPECT_TRUE(now().ended_at);
}

TEST_F(Neighbourhood, TheReporterWithdrawsAndNobodyWorksOnIt) {
    raise();

    take(act_as_reporter(Act::Withdraw, because("自己好了。")));

    EXPECT_EQ(now().stage, Stage::Withdrawn);
    EXPECT_EQ(kinds().back(), "case_withdrawn");
    EXPECT_EQ(said(act(repairer_, Act::Accept)), "cases.not_at_this_stage");
}

TEST_F(Neighbourhood, AHandOverGivesAContactLimitAndRestartsNothingElse) {
    town_.now = at("2026-11-20 09:00");
    bring_to(Stage::InWork);
    town_.now = at("2026-11-24 09:00");

    take(act(officer_, Act::Assign, to_unit(owners_, "归业委会。")));

    EXPECT_EQ(now().stage, Stage::Assigned);
    EXPECT_EQ(now().handler, owners_);
    EXPECT_EQ(now().owner, owners_);
    EXPECT_EQ(now().first_handler, company_);
    EXPECT_EQ(now().step.due, at("2026-11-25 17:30"));
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
    EXPECT_EQ(said(act(repairer_, Act::Accept)), "cases.not_your_case");
}

TEST_F(Neighbourhood, OverridesAreRecordedWithWhatWasBefore) {
    town_.now = at("2026-11-20 09:00");
    bring_to(Stage::InWork);
    AskAct later = because("等配件。");
    later.due = at("2026-12-11 17:30");
    AskAct other = because("是加装的电梯。");
    other.category = "lift_retrofit";
    AskAct words = because("写了别人的名字。");
    words.words = "（已遮盖）";

    take(act(officer_, Act::OverrideDeadline, later));
    take(act(officer_, Act::OverrideCategory, other));
    take(act(officer_, Act::OverrideOwner, to_unit(committee_, "由居委会督促。")));
    take(act(officer_, Act::RedactWords, words));

    const auto steps = timeline(town_.store(), CaseId{1});
    EXPECT_EQ(now().whole_due, at("2026-12-11 17:30"));
    EXPECT_EQ(now().step.due, at("2026-12-11 17:30"));
    EXPECT_EQ(now().category, "lift_retrofit");
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().redaction_entry, steps.back().entry);
    EXPECT_EQ(steps.at(4).old_due, at("2026-11-27 17:30"));
    EXPECT_EQ(steps.at(5).old_code, "lift");
}

TEST_F(Neighbourhood, ANewOwnerKeepsADateThatIsNotCertainYet) {
    town_.now = at("2026-12-30 10:00");
    bring_to(Stage::Contacted);
    ASSERT_TRUE(now().step.is_provisional);

    take(act(officer_, Act::OverrideOwner, to_unit(committee_, "由居委会督促。")));

    EXPECT_TRUE(now().step.is_provisional);
}

TEST_F(Neighbourhood, WhenTwoPressAtOnceTheSecondIsToldThatSomethingChanged) {
    raise();
    AskAct seen;
    seen.seen = now().last_act;
    take(act(repairer_, Act::Accept, seen));

    EXPECT_EQ(said(act(manager_, Act::Accept, seen)), "cases.changed_meanwhile");
}

TEST_F(Neighbourhood, AReminderInBetweenDoesNotDisturbWhoeverActs) {
    town_.now = at("2026-11-20 09:00");
    raise();
    AskAct seen;
    seen.seen = now().last_act;
    live_until("2026-11-23 10:00");

    ASSERT_EQ(kinds().back(), "handler_reminded");
    EXPECT_EQ(said(act(repairer_, Act::Accept, seen)), "taken");
}

TEST_F(Neighbourhood, ACaseThatIsNotThereIsNotFound) {
    AskAct asked;
    asked.id = CaseId{404};

    EXPECT_EQ(said(act(officer_, Act::Accept, asked)), "cases.no_such_case");
}

} // namespace
} // namespace cases
