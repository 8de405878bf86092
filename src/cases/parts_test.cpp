// Joint work: each unit its part and its date, the handler the whole.

#include "cases/parts.hpp"

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

class JointWork : public Neighbourhood {
protected:
    JointWork() { member_ = somebody(owners_, {Power::Handle}); }

    static AskAct part_for(UnitId unit, std::string_view due, const std::string& matter) {
        AskAct asked;
        asked.unit = unit;
        asked.due = at(std::string(due) + " 17:30");
        asked.matter = matter;
        return asked;
    }

    // The owners' committee must say by Tuesday whether the fund may pay.
    void ask_the_owners() {
        take(act(repairer_, Act::AskPart, part_for(owners_, "2026-11-24", "维修资金能否支出。")));
    }

    Part part(std::int64_t number = 1) {
        const auto parts = parts_of(town_.store(), CaseId{1});
        return parts.at(static_cast<std::size_t>(number - 1));
    }

    Seat member_;
};

TEST_F(JointWork, AsksAUnitForItsPartByADateOfItsOwn) {
    bring_to(Stage::InWork);
    const auto before = now();

    ask_the_owners();

    EXPECT_EQ(part().what, PartKind::Joint);
    EXPECT_EQ(part().unit, owners_);
    EXPECT_EQ(part().owner, owners_);
    EXPECT_EQ(part().asked_by, company_);
    EXPECT_EQ(part().step.due, at("2026-11-24 17:30"));
    EXPECT_EQ(part().state, PartState::Open);
    EXPECT_EQ(now().step, before.step);
    EXPECT_EQ(now().whole_due, before.whole_due);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(kinds().back(), "part_asked");
}

TEST_F(JointWork, LetsTheHandlerAnswerOnlyWhenEveryPartIsInOrGivenUp) {
    bring_to(Stage::InWork);
    ask_the_owners();
    take(act(repairer_, Act::AskPart, part_for(committee_, "2026-11-25", "贴出停梯告示。")));

    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.parts_are_missing");
    take(act(member_, Act::AnswerPart, note("可以支出。")));
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.parts_are_missing");
    take(act(repairer_, Act::GivePartUp, because("告示改由物业贴。")));

    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(part(1).state, PartState::Answered);
    EXPECT_EQ(part(2).state, PartState::GivenUp);
}

TEST_F(JointWork, APartClimbsItsOwnLadderAndTheCaseDoesNot) {
    bring_to(Stage::InWork);
    ask_the_owners();

    live_until("2026-11-24 17:29");
    EXPECT_EQ(kinds().back(), "part_warned");
    live_until("2026-11-24 17:30");
    EXPECT_EQ(kinds().back(), "part_escalated");
    EXPECT_EQ(part().unit, owners_);
    EXPECT_EQ(part().owner, committee_);
    EXPECT_EQ(now().owner, company_);
    live_until("2026-11-25 17:30");

    EXPECT_EQ(part().owner, street_);
    EXPECT_EQ(part().level, Level::Street);
    EXPECT_FALSE(part().step.next_at);
    EXPECT_FALSE(first_part_waking(town_.store()));
    take(act(officer_, Act::AnswerPart, note("街道已答复业委会。")));
}

TEST_F(JointWork, APartOfAUnitWhereNobodySitsIsAnsweredByWhoeverLooksAfterIt) {
    bring_to(Stage::InWork);
    take(act(repairer_, Act::AskPart, part_for(lonely_company_, "2026-11-24", "借一台抽水泵。")));

    EXPECT_EQ(said(act(member_, Act::AnswerPart, note("有。"))), "cases.not_your_case");
    EXPECT_EQ(said(act(officer_, Act::AnswerPart, note("有。"))), "cases.not_your_case");
    take(act(neighbour_, Act::AnswerPart, note("泵已借到。")));
}

TEST_F(JointWork, WhatIsMissingIsRefusedNamingTheField) {
    bring_to(Stage::InWork);
    const auto refused = [&](AskAct asked) { return said(act(repairer_, Act::AskPart, asked)); };

    EXPECT_EQ(refused(part_for(owners_, "2026-11-24", "")), "cases.text_missing matter");
    EXPECT_EQ(refused(part_for({}, "2026-11-24", "查")), "cases.no_such_unit unit");
    EXPECT_EQ(refused(part_for(company_, "2026-11-24", "查")), "cases.part_of_the_handler unit");
    EXPECT_EQ(refused(part_for(owners_, "2026-11-19", "查")), "cases.due_must_lie_ahead due");
    EXPECT_EQ(refused(part_for(owners_, "2026-11-28", "查")), "cases.part_after_the_whole due");
    EXPECT_EQ(said(act(repairer_, Act::GivePartUp, because("x"))), "cases.no_such_part part");
    ask_the_owners();
    ask_the_owners();
    EXPECT_EQ(said(act(member_, Act::AnswerPart)), "cases.text_missing note");
    EXPECT_EQ(said(act(member_, Act::AnswerPart, note("好"))), "cases.no_such_part part");
    EXPECT_EQ(said(act(repairer_, Act::GivePartUp)), "cases.text_missing reason");
    AskAct second = note("好");
    second.part = 2;
    take(act(member_, Act::AnswerPart, second));
    EXPECT_EQ(part(1).state, PartState::Open);
    EXPECT_EQ(said(act(member_, Act::AnswerPart, second)), "cases.no_such_part part");
}

TEST_F(JointWork, NobodyElseAsksOrAnswers) {
    bring_to(Stage::Assigned);
    const Seat onlooker = somebody(lonely_company_, {Power::Handle});
    const Seat powerless = somebody(owners_, {Power::Check});
    const auto asked = part_for(owners_, "2026-11-24", "查");

    EXPECT_EQ(said(act(repairer_, Act::AskPart, asked)), "cases.not_at_this_stage");
    take(act(repairer_, Act::Accept));
    EXPECT_EQ(said(act(onlooker, Act::AskPart, asked)), "cases.not_your_case");
    EXPECT_EQ(said(act(member_, Act::AskPart, asked)), "cases.not_your_case");
    take(act(repairer_, Act::AskPart, asked));
    EXPECT_EQ(said(act(onlooker, Act::AnswerPart, note("好"))), "cases.not_your_case");
    EXPECT_EQ(said(act(powerless, Act::AnswerPart, note("好"))), "cases.power_missing");
    EXPECT_EQ(said(act(member_, Act::GivePartUp, because("x"))), "cases.not_your_case");
}

TEST_F(JointWork, ACaseHasOnlySoManyParts) {
    bring_to(Stage::InWork);
    for (int each = 0; each < parts_a_case_max; ++each) {
        ask_the_owners();
    }

    EXPECT_EQ(said(act(repairer_, Act::AskPart, part_for(owners_, "2026-11-24", "查"))),
              "cases.too_many_parts");
}

TEST_F(JointWork, AWrongClickIsTakenBackAndThePartWithIt) {
    bring_to(Stage::InWork);
    ask_the_owners();
    take(act(repairer_, Act::Undo));
    EXPECT_TRUE(parts_of(town_.store(), CaseId{1}).empty());

    ask_the_owners();
    take(act(member_, Act::AnswerPart, note("可以。")));
    take(act(member_, Act::Undo));
    EXPECT_EQ(part().state, PartState::Open);
    EXPECT_EQ(first_part_waking(town_.store()), part().step.next_at);
    take(act(repairer_, Act::GivePartUp, because("不等了。")));
    take(act(repairer_, Act::Undo));
    EXPECT_EQ(part().state, PartState::Open);
}

TEST_F(JointWork, WhatAnEndedCaseNoLongerNeedsIsDroppedUntilTheEndIsTakenBack) {
    bring_to(Stage::InWork);
    ask_the_owners();

    take(act(neighbour_, Act::CloseUnresolved, unresolved()));
    EXPECT_EQ(part().state, PartState::Dropped);
    EXPECT_FALSE(first_part_waking(town_.store()));
    take(act(neighbour_, Act::Undo));

    EXPECT_EQ(part().state, PartState::Open);
    EXPECT_TRUE(first_part_waking(town_.store()));
}

} // namespace
} // namespace cases
