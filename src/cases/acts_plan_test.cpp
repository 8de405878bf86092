// A plan that the street's leader signs before a supervised case is answered.

#include "cases/acts.hpp"
#include "cases/test_neighbourhood.hpp"
#include "cases/views_staff.hpp"

namespace cases {
namespace {

class PlanToSign : public Neighbourhood {
protected:
    PlanToSign() { town_.now = at("2026-11-20 09:00"); }

    static AskAct plan(const std::string& words) {
        AskAct asked;
        asked.plan = words;
        return asked;
    }

    void be_supervised() {
        bring_to(Stage::InWork);
        live_until("2026-12-11 17:30");
        ASSERT_TRUE(now().is_supervised);
    }
};

TEST_F(PlanToSign, ASupervisedCaseIsAnsweredOnlyWithASignedPlan) {
    be_supervised();
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.plan_must_be_signed");
    take(act(repairer_, Act::ProposePlan, plan("三天内换好钢丝绳，经理每天到场。")));
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "cases.plan_must_be_signed");

    take(act(officer_, Act::SignPlan));

    EXPECT_TRUE(now().plan->is_signed);
    EXPECT_EQ(said(act(repairer_, Act::ProposePlan, plan("改一改。"))), "cases.plan_is_signed");
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("修好了。"))), "taken");
}

TEST_F(PlanToSign, APlanIsSignedByTheStreetsLeaderAndNobodyElse) {
    be_supervised();
    const auto clerk = somebody(street_, {Power::Handle, Power::Dispatch});
    EXPECT_EQ(said(act(officer_, Act::SignPlan)), "cases.no_plan_waits");
    take(act(repairer_, Act::ProposePlan, plan("三天内换好。")));

    EXPECT_EQ(said(act(clerk, Act::SignPlan)), "cases.power_missing");
    EXPECT_EQ(said(act(neighbour_, Act::SignPlan)), "cases.not_your_case");
    EXPECT_EQ(said(act(officer_, Act::RefusePlan)), "cases.text_missing reason");
    take(act(officer_, Act::RefusePlan, because("没有写谁负责。")));
    EXPECT_FALSE(now().plan);
}

TEST_F(PlanToSign, TheDeskOffersThePlanBeforeTheAnswer) {
    const auto offered = [&] {
        const auto asker = asker_for(town_.store(), now(), repairer_, town_.now);
        const auto* next = next_act(town_.store(), now(), asker, town_.now);
        return next == nullptr ? "nothing" : std::string(next->noun);
    };
    be_supervised();
    EXPECT_EQ(offered(), "plan");
    take(act(repairer_, Act::ProposePlan, plan("三天内换好。")));
    EXPECT_EQ(offered(), "nothing");

    take(act(officer_, Act::SignPlan));

    EXPECT_EQ(offered(), "answer");
}

TEST_F(PlanToSign, APlanNeedsWordsAndACaseThatAsksForOne) {
    bring_to(Stage::InWork);

    EXPECT_EQ(said(act(repairer_, Act::ProposePlan, plan("x"))), "cases.plan_not_needed");
    live_until("2026-12-11 17:30");
    EXPECT_EQ(said(act(repairer_, Act::ProposePlan, plan(" "))), "cases.text_missing plan");
}

TEST_F(PlanToSign, ARehandledCaseIsSignedEachTime) {
    bring_to(Stage::Rehandling);
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("又修了。"))), "cases.plan_must_be_signed");
    have_a_plan_signed();
    take(act(repairer_, Act::Submit, answer("又修了。")));
    take(act(manager_, Act::Check));

    take(act_as_reporter(Act::Rate, outcome(Outcome::Dissatisfied, "又停了。")));

    EXPECT_FALSE(now().plan) << "a new round asks for a new plan";
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("再修。"))), "cases.plan_must_be_signed");
}

TEST_F(PlanToSign, ThePlanOfACaseThatIsNobodysButTheHandlersComesToTheLeadersDesk) {
    bring_to(Stage::Rehandling);
    const auto waiting = [&] { return open_decided_by(town_.store(), street_, 10).size(); };
    EXPECT_EQ(waiting(), 0U);

    take(act(repairer_, Act::ProposePlan, plan("换新的门机。")));

    EXPECT_EQ(now().owner, company_);
    EXPECT_EQ(waiting(), 1U);
    take(act(officer_, Act::SignPlan));
    EXPECT_EQ(waiting(), 0U);
}

TEST_F(PlanToSign, AStreetMayAskForThePlansOfSupervisedCasesOnly) {
    const auto set = town_.ask([&](journal::Turn& turn) {
        return town_.configuration.back().put(
            turn,
            "[signing]\nplans_of = [\"supervised\"]\n"
            "[[route]]\nchinese = \"一\"\nenglish = \"one\"\nto = \"property_company\"\n");
    });
    ASSERT_TRUE(set);
    bring_to(Stage::Rehandling);

    EXPECT_EQ(said(act(repairer_, Act::ProposePlan, plan("x"))), "cases.plan_not_needed");
    take(act(repairer_, Act::Submit, answer("又修了。")));
}

} // namespace
} // namespace cases
