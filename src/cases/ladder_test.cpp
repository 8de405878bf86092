// The ladder in a neighbourhood: what fires by itself when nobody acts, and what the arrival of a
// year's calendar moves.

#include "cases/parts.hpp"
#include "cases/test_neighbourhood.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

TEST_F(Neighbourhood, ACaseNobodyAcceptsClimbsToTheCommitteeAndToTheStreetAndIsSupervised) {
    town_.now = at("2026-11-20 09:00");
    raise();

    live_until("2026-11-23 17:29");
    EXPECT_EQ(kinds(), (Kinds{"case_opened", "handler_reminded"}));
    live_until("2026-11-23 17:30");
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().level, Level::Committee);
    live_until("2026-11-24 17:29");
    EXPECT_EQ(now().owner, committee_);
    live_until("2026-11-24 17:30");
    EXPECT_EQ(now().owner, street_);
    EXPECT_EQ(now().level, Level::Street);
    live_until("2026-12-11 17:29");
    EXPECT_FALSE(now().is_supervised);
    live_until("2026-12-11 17:30");

    EXPECT_TRUE(now().is_supervised);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, street_);
    EXPECT_EQ(now().step.due, at("2026-12-16 17:30"));
    live_until("2027-03-01 09:00");
    EXPECT_EQ(kinds().back(), "handler_warned");
}

TEST_F(Neighbourhood, WhatFiresLateSaysWhenItWasDue) {
    town_.now = at("2026-11-20 09:00");
    raise();
    town_.store().begin_write();
    const auto fired = journal::fire_due(
        town_.journal(), town_.timers, {at("2026-11-24 08:00"), journal::FiringClock::Now, 64});
    town_.store().commit();

    const auto steps = timeline(town_.store(), CaseId{1});
    EXPECT_EQ(fired, 2);
    EXPECT_EQ(steps.back().kind, "case_escalated");
    EXPECT_EQ(steps.back().at, at("2026-11-24 08:00"));
    EXPECT_EQ(steps.back().due, at("2026-11-25 17:30"));
}

TEST_F(Neighbourhood, TheLadderClimbsWhereNobodySitsAndTheWorkIsSeenAbove) {
    town_.now = at("2026-11-20 09:00");
    const auto id = raise("lift", "西凌新村");

    EXPECT_EQ(now(id).handler, lonely_company_);
    AskAct asked;
    asked.id = id;
    EXPECT_EQ(said(act(repairer_, Act::Accept, asked)), "cases.not_your_case");
    live_until("2026-11-23 17:30");
    EXPECT_EQ(now(id).owner, lonely_committee_);
    EXPECT_EQ(said(act(officer_, Act::Accept, asked)), "taken");
}

TEST_F(Neighbourhood, ClimbingStopsWhenSomebodyActsAndBeginsAnewWithTheNextStep) {
    town_.now = at("2026-11-20 09:00");
    raise();
    live_until("2026-11-23 18:00");
    ASSERT_EQ(now().owner, committee_);

    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    EXPECT_EQ(now().step.next, Rung::Remind);
    EXPECT_EQ(now().owner, committee_);
    live_until("2026-11-27 17:30");

    EXPECT_EQ(now().owner, street_);
    EXPECT_EQ(now().handler, company_);
}

TEST_F(Neighbourhood, OneTurnFiresAtMostAHundred) {
    town_.now = at("2026-11-20 09:00");
    for (int each = 0; each < 120; ++each) {
        raise();
    }
    town_.store().begin_write();
    const auto fired =
        journal::fire_due(town_.journal(),
                          town_.timers,
                          {*now().step.next_at, journal::FiringClock::AtTheirTime, 64});
    town_.store().commit();

    EXPECT_EQ(fired, 2);
    EXPECT_EQ(kinds(CaseId{120}).size(), 2U);
}

// --- The calendar of a year arrives -----------------------------------------------------------

class NewYear : public Neighbourhood {
protected:
    static AskAct part_three() {
        AskAct asked = because("不用了。");
        asked.part = 3;
        return asked;
    }

    Seat watching_seat() {
        const auto committee = town_.ask([&](journal::Turn& turn) {
            return alliance::add_unit(
                turn, {UnitKind::SpecialCommittee, "物业服务提升专委会", "", "", ""});
        });
        return somebody(*committee, {Power::Supervise});
    }

    void calendar_of_2027_arrives() {
        town_.ask([](journal::Turn& turn) { return office::record_year(turn, year_2027()); });
    }

    int turns_fired() {
        town_.store().begin_write();
        const auto fired = journal::fire_due(
            town_.journal(), town_.timers, {town_.now, journal::FiringClock::Now, 64});
        town_.store().commit();
        return fired;
    }
};

TEST_F(NewYear, MovesWhatWasProvisionalLaterAndSaysSo) {
    town_.now = at("2026-12-30 10:00");
    bring_to(Stage::Contacted);
    ASSERT_EQ(now().whole_due, at("2027-01-06 17:30"));
    ASSERT_TRUE(now().is_whole_provisional);
    calendar_of_2027_arrives();

    EXPECT_EQ(turns_fired(), 1);
    EXPECT_EQ(turns_fired(), 0);

    EXPECT_EQ(kinds().back(), "deadline_moved");
    EXPECT_EQ(now().whole_due, at("2027-01-13 17:30"));
    EXPECT_EQ(now().step.due, at("2027-01-13 17:30"));
    EXPECT_FALSE(now().is_whole_provisional);
}

TEST_F(NewYear, MovesTheDatesOfParts) {
    town_.now = at("2026-12-30 10:00");
    bring_to(Stage::InWork);
    AskAct until_monday;
    until_monday.unit = owners_;
    until_monday.matter = "维修资金能否支出。";
    until_monday.due = at("2027-01-04 17:30");
    AskAct this_year = until_monday;
    this_year.due = at("2026-12-31 17:30");
    take(act(repairer_, Act::AskPart, until_monday));
    take(act(repairer_, Act::AskPart, this_year));
    take(act(repairer_, Act::AskPart, until_monday));
    take(act(officer_, Act::GivePartUp, part_three()));
    const auto before = parts_of(town_.store(), CaseId{1});
    ASSERT_TRUE(before.front().step.is_provisional);
    ASSERT_FALSE(before.at(1).step.is_provisional);
    calendar_of_2027_arrives();

    EXPECT_EQ(turns_fired(), 1);
    EXPECT_EQ(turns_fired(), 0);

    const auto after = parts_of(town_.store(), CaseId{1});
    EXPECT_EQ(kinds().back(), "part_moved");
    EXPECT_EQ(after.front().step.due, at("2027-01-08 17:30")) << "the first day that is open again";
    EXPECT_FALSE(after.front().step.is_provisional);
    EXPECT_LT(after.front().step.next_at, at("2027-01-01 00:00"))
        << "half of the time that is left open";
    EXPECT_EQ(after.at(1).step, before.at(1).step);
    EXPECT_EQ(after.at(2).step, before.at(2).step);
}

TEST_F(NewYear, CountsAQuestionAnew) {
    const auto watcher = watching_seat();
    town_.now = at("2026-12-31 10:00");
    bring_to(Stage::InWork);
    AskAct question;
    question.matter = "为什么一个月坏三次？";
    take(act(watcher, Act::AskQuestion, question));
    ASSERT_EQ(parts_of(town_.store(), CaseId{1}).front().step.due, at("2027-01-04 17:30"));
    calendar_of_2027_arrives();

    EXPECT_EQ(turns_fired(), 1);

    const auto part = parts_of(town_.store(), CaseId{1}).front();
    EXPECT_EQ(part.step.due, at("2027-01-11 17:30"));
    EXPECT_FALSE(part.step.is_provisional);
}

TEST_F(NewYear, MovesAtMostAHundredATurn) {
    town_.now = at("2026-12-30 10:00");
    for (int each = 0; each < 101; ++each) {
        raise();
    }
    calendar_of_2027_arrives();

    EXPECT_EQ(turns_fired(), 2);
    EXPECT_FALSE(now(CaseId{1}).is_whole_provisional);
    EXPECT_FALSE(now(CaseId{101}).is_whole_provisional);
}

TEST_F(NewYear, LeavesEndedCasesAlone) {
    town_.now = at("2026-12-30 10:00");
    bring_to(Stage::Closed);
    calendar_of_2027_arrives();

    EXPECT_EQ(turns_fired(), 0);
}

} // namespace
} // namespace cases
