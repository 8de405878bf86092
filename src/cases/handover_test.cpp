// Handing a case over: taken by the receiver or not at all, and never with more time.

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

class HandingOver : public Neighbourhood {
protected:
    HandingOver() { member_ = somebody(owners_, {Power::Handle}); }

    void offer() { take(act(repairer_, Act::OfferHandover, to_unit(owners_, "要业主先表决。"))); }

    Seat member_;
};

TEST_F(HandingOver, LeavesTheGiverResponsibleUntilTheReceiverTakesIt) {
    bring_to(Stage::InWork);
    const auto before = now();

    offer();
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, company_);
    EXPECT_EQ(now().step, before.step);
    take(act(repairer_, Act::Work, note("先把电梯口围起来。")));
    take(act(member_, Act::AcceptHandover));

    EXPECT_EQ(now().handler, owners_);
    EXPECT_EQ(now().owner, owners_);
    EXPECT_EQ(now().first_handler, company_);
    EXPECT_EQ(now().stage, Stage::InWork);
    EXPECT_FALSE(now().handover);
    EXPECT_EQ(kinds().back(), "case_handed_over");
}

TEST_F(HandingOver, StartsNoClockAnew) {
    bring_to(Stage::InWork);
    const auto before = now();
    offer();
    town_.now = at("2026-11-25 09:00");

    take(act(member_, Act::AcceptHandover));

    EXPECT_EQ(now().whole_due, before.whole_due);
    EXPECT_EQ(now().step.due, before.step.due);
}

TEST_F(HandingOver, GivesOneWorkingDayWhenTheLimitHasPassedAlready) {
    bring_to(Stage::InWork);
    const auto before = now();
    offer();
    live_until("2026-11-30 09:00");
    EXPECT_EQ(now().owner, committee_);

    take(act(member_, Act::AcceptHandover));

    EXPECT_EQ(now().whole_due, before.whole_due);
    EXPECT_EQ(now().step.due, at("2026-12-01 17:30"));
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().handler, owners_);
}

TEST_F(HandingOver, TakingACaseThatNobodyAcceptedIsAcceptingIt) {
    bring_to(Stage::Assigned);
    offer();

    take(act(member_, Act::AcceptHandover));

    EXPECT_EQ(now().stage, Stage::Accepted);
}

TEST_F(HandingOver, EndsWithAReasonByTheReceiverOrTheGiver) {
    bring_to(Stage::InWork);
    offer();
    EXPECT_EQ(said(act(member_, Act::EndHandover)), "cases.text_missing reason");
    take(act(member_, Act::EndHandover, because("这是物业合同里的事。")));
    EXPECT_EQ(said(act(member_, Act::AcceptHandover)), "cases.not_your_case");
    EXPECT_EQ(now().handler, company_);

    offer();
    take(act(repairer_, Act::EndHandover, because("自己修好了。")));
    EXPECT_FALSE(now().handover);
}

TEST_F(HandingOver, LapsesWhenTheGiverAnswersOrTheStreetAssignsOrTheCaseEnds) {
    bring_to(Stage::InWork);
    offer();
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_FALSE(now().handover);
    take(act(repairer_, Act::Undo));
    EXPECT_TRUE(now().handover);
    take(act(officer_, Act::Assign, to_unit(committee_, "由居委会牵头。")));
    EXPECT_FALSE(now().handover);
}

TEST_F(HandingOver, WhatIsMissingIsRefused) {
    bring_to(Stage::InWork);
    const Seat powerless = somebody(company_, {Power::Check});
    const Seat onlooker = somebody(lonely_company_, {Power::Handle});
    const auto refused = [&](const Seat& seat, AskAct asked) {
        return said(act(seat, Act::OfferHandover, asked));
    };

    EXPECT_EQ(refused(repairer_, to_unit(owners_, "")), "cases.text_missing reason");
    EXPECT_EQ(refused(repairer_, because("x")), "cases.no_such_unit unit");
    EXPECT_EQ(refused(repairer_, to_unit(company_, "x")), "cases.already_the_handler unit");
    EXPECT_EQ(refused(powerless, to_unit(owners_, "x")), "cases.power_missing");
    EXPECT_EQ(refused(onlooker, to_unit(owners_, "x")), "cases.not_your_case");
    EXPECT_EQ(said(act(repairer_, Act::EndHandover, because("x"))), "cases.no_handover_waits");
    offer();
    EXPECT_EQ(refused(repairer_, to_unit(owners_, "x")), "cases.already_offered_to_them unit");
    EXPECT_EQ(said(act(repairer_, Act::AcceptHandover)), "cases.not_your_case");
    take(act(repairer_, Act::OfferHandover, to_unit(committee_, "请居委会牵头。")));
    EXPECT_EQ(said(act(member_, Act::AcceptHandover)), "cases.not_your_case");
    take(act(neighbour_, Act::AcceptHandover));
}

} // namespace
} // namespace cases
