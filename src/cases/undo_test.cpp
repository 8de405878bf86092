// Taking a wrong click back: by whoever clicked, soon, where nothing followed.

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

Case without_marks(Case current) {
    current.last_act = 0;
    current.last_entry = 0;
    current.last_at = {};
    return current;
}

// What a case says of itself, to compare two of them.
std::string shown(const Case& current) {
    const auto number = [](const auto& moment) {
        return std::to_string(moment ? calendar::to_milliseconds(*moment) : 0);
    };
    return std::to_string(static_cast<int>(current.stage)) + " " + number(current.ended_at) + " " +
           number(current.submitted_at) + " " + number(current.supervise_at) + " " +
           number(std::optional(current.step.due)) + " " + number(current.step.next_at) + " " +
           std::to_string(current.handler.value) + " " + std::to_string(current.owner.value) + " " +
           current.category + " " + std::to_string(current.round) + " " +
           std::to_string(current.unreached) + " " + (current.outcome ? "said" : "-");
}

TEST_F(Neighbourhood, AWrongClickIsTakenBackWithinTenMinutes) {
    bring_to(Stage::Accepted);
    const auto before = now();
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    town_.now += std::chrono::minutes(10);

    EXPECT_EQ(said(act(repairer_, Act::Undo)), "taken");

    EXPECT_EQ(shown(without_marks(now())), shown(without_marks(before)));
    EXPECT_EQ(kinds().back(), "act_undone");
    EXPECT_TRUE(timeline(town_.store(), CaseId{1}).at(2).is_undone);
}

TEST_F(Neighbourhood, AfterTenMinutesItIsTooLate) {
    bring_to(Stage::Contacted);
    town_.now += std::chrono::minutes(11);

    EXPECT_EQ(said(act(repairer_, Act::Undo)), "cases.too_late_to_undo");
}

TEST_F(Neighbourhood, NobodyTakesBackWhatAnotherDid) {
    bring_to(Stage::Contacted);

    EXPECT_EQ(said(act(manager_, Act::Undo)), "cases.not_your_act");
    EXPECT_EQ(said(act(officer_, Act::Undo)), "cases.not_your_act");
}

TEST_F(Neighbourhood, NeitherAnOpeningNorAnUndoingIsTakenBack) {
    raise();
    EXPECT_EQ(said(act(repairer_, Act::Undo)), "cases.nothing_to_undo");
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Undo));

    EXPECT_EQ(said(act(repairer_, Act::Undo)), "cases.nothing_to_undo");
}

TEST_F(Neighbourhood, WhatFiredByItselfIsNobodysToTakeBack) {
    town_.now = at("2026-11-20 09:00");
    raise();
    take(act(repairer_, Act::Accept));
    live_until("2026-11-23 09:01");

    ASSERT_EQ(kinds().back(), "handler_reminded");
    EXPECT_EQ(said(act(repairer_, Act::Undo)), "cases.not_your_act");
    EXPECT_EQ(said(act_as_reporter(Act::Undo)), "cases.not_your_case");
}

TEST_F(Neighbourhood, AResidentWhoJoinedThroughStaffIsNotTakenBack) {
    raise();
    voices::RaiseVoice asked;
    asked.words = "我家也是。";
    asked.source = voices::Source::Phone;
    const auto joined =
        town_.ask([&](journal::Turn& turn) { return raise_and_join(turn, asked, CaseId{1}); },
                  neighbour_.actor());
    ASSERT_TRUE(joined);

    EXPECT_EQ(said(act(neighbour_, Act::Undo)), "cases.nothing_to_undo");
    EXPECT_EQ(now().followers, 1);
}

TEST_F(Neighbourhood, TwoActsOfOneMomentAreTakenBackOneAtATime) {
    raise();
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));

    take(act(repairer_, Act::Undo));

    EXPECT_EQ(now().stage, Stage::Accepted);
}

TEST_F(Neighbourhood, TakingBackACallBackOpensTheCaseAgainWithItsTimer) {
    town_.now = at("2026-11-20 09:00");
    bring_to(Stage::Checked);
    const auto before = now();
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Satisfied)));
    ASSERT_EQ(now().stage, Stage::Closed);

    take(act(neighbour_, Act::Undo));

    EXPECT_EQ(shown(now()), shown(before));
    EXPECT_EQ(now().stage, Stage::Checked);
    EXPECT_EQ(wakes_at(now()), wakes_at(before));
    EXPECT_FALSE(now().outcome);
}

TEST_F(Neighbourhood, TakingBackADissatisfiedCallBackTakesTheNewRoundBack) {
    bring_to(Stage::Checked);
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Dissatisfied, "听错了。")));

    take(act(neighbour_, Act::Undo));

    EXPECT_EQ(now().stage, Stage::Checked);
    EXPECT_EQ(now().round, 0);
    EXPECT_TRUE(now().submitted_at);
}

TEST_F(Neighbourhood, TheFiguresOfTheDayAreTakenBackToo) {
    const auto figures = [&] { return all_figures(); };
    bring_to(Stage::InWork);
    const auto before = figures();
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(figures().of(Figure::AnsweredInTime), 1);
    take(act(repairer_, Act::Undo));
    EXPECT_EQ(figures(), before);

    take(act(repairer_, Act::Submit, answer("修好了。")));
    take(act(manager_, Act::Check));
    const auto answered = figures();
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Satisfied)));
    take(act(neighbour_, Act::Undo));

    EXPECT_EQ(answered.of(Figure::AnsweredInTime), 1);
    EXPECT_EQ(figures(), answered);
}

TEST_F(Neighbourhood, WhoeverHandedACaseAwayMayTakeThatBack) {
    raise();
    take(act(manager_, Act::Assign, to_unit(owners_, "看错了。")));

    EXPECT_EQ(said(act(manager_, Act::Undo)), "taken");
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().stage, Stage::Assigned);
}

} // namespace
} // namespace cases
