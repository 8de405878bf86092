// A case handed back: who decides, what follows, and that it never wanders for long.

#include "cases/acts.hpp"
#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

class Return : public Neighbourhood {
protected:
    Return() { town_.now = at("2026-11-20 09:00"); }

    static AskAct not_ours(const std::string& evidence = "路灯是市政的，有铭牌照片。") {
        AskAct asked = because(evidence);
        asked.return_reason = ReturnReason::NotOurDuty;
        return asked;
    }

    // The first return of case 1, by the property company, decided by the committee.
    void be_handed_back_and_go_to(UnitId unit) {
        raise();
        take(act(repairer_, Act::Return, not_ours()));
        take(act(neighbour_, Act::AcceptReturn, to_unit(unit, "确实不是物业的。")));
    }
};

TEST_F(Return, GoesToTheLevelAboveWhoseDeskItIsOnUntilItIsDecided) {
    raise();

    take(act(repairer_, Act::Return, not_ours()));

    EXPECT_EQ(now().stage, Stage::Assigned);
    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, committee_);
    EXPECT_EQ(now().level, Level::Committee);
    EXPECT_EQ(now().step.due, at("2026-11-23 17:30"));
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
    EXPECT_TRUE(now().has_waiting_return());
    EXPECT_EQ(said(act(repairer_, Act::Accept)), "cases.return_waits");
    EXPECT_EQ(said(act(officer_, Act::Assign, to_unit(owners_, "x"))), "cases.return_waits");
}

TEST_F(Return, BringsWhatShowsItAndTakesItBackWithItself) {
    raise();
    AskAct shown = not_ours();
    shown.photos = {"\xFF\xD8\xFF name plate", "\xFF\xD8\xFF contract"};

    take(act(repairer_, Act::Return, shown));

    const auto photos = voices::photos_of(town_.store(), now().voice);
    ASSERT_EQ(photos.size(), 2U);
    EXPECT_EQ(photos.front().shows, voices::Shows::Evidence);
    take(act(repairer_, Act::Undo));
    EXPECT_TRUE(voices::photos_of(town_.store(), now().voice).empty());
    EXPECT_FALSE(now().has_waiting_return());
}

TEST_F(Return, WhenAcceptedSendsItElsewhereAndTheUnitThatNeverTookItIsNotTheFirst) {
    raise();
    take(act(repairer_, Act::Return, not_ours()));
    town_.now = at("2026-11-23 10:00");

    take(act(neighbour_, Act::AcceptReturn, to_unit(owners_, "公共收益的事。")));

    EXPECT_EQ(now().handler, owners_);
    EXPECT_EQ(now().first_handler, owners_);
    EXPECT_EQ(now().owner, owners_);
    EXPECT_EQ(now().level, Level::Unit);
    EXPECT_EQ(now().step.due, at("2026-11-24 17:30"));
    EXPECT_EQ(now().whole_due, at("2026-11-27 17:30"));
    EXPECT_FALSE(now().has_waiting_return());
}

TEST_F(Return, AfterAHandOverLeavesWhoFirstHadItTheFirstHandler) {
    bring_to(Stage::InWork);
    const auto head = somebody(owners_, {Power::Handle});
    take(act(officer_, Act::Assign, to_unit(owners_, "归业委会。")));

    take(act(head, Act::Return, not_ours()));
    EXPECT_EQ(now().owner, street_) << "the street dispatched it, so the street decides";
    take(act(officer_, Act::AcceptReturn, to_unit(committee_, "居委会来办。")));

    EXPECT_EQ(now().handler, committee_);
    EXPECT_EQ(now().first_handler, company_);
}

TEST_F(Return, WhenRefusedStandsWithTheHandlerForGood) {
    raise();
    take(act(repairer_, Act::Return, not_ours()));
    town_.now = at("2026-11-23 10:00");

    take(act(neighbour_, Act::RefuseReturn, because("在红线内，归物业。")));

    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(now().owner, company_);
    EXPECT_EQ(now().level, Level::Unit);
    EXPECT_EQ(now().step.due, at("2026-11-24 17:30"));
    EXPECT_EQ(said(act(repairer_, Act::Return, not_ours())), "cases.return_stands");
    EXPECT_EQ(said(act(repairer_, Act::Accept)), "taken");
}

TEST_F(Return, IsNotDecidedByWhoeverHandedItBack) {
    raise("lift", "西凌新村"); // Nobody sits in its company: the street returns and decides.
    const auto another = somebody(street_, alliance::Powers::all());
    take(act(officer_, Act::Return, not_ours()));

    EXPECT_EQ(said(act(officer_, Act::AcceptReturn, to_unit(owners_, "x"))),
              "cases.needs_another_person");
    EXPECT_EQ(said(act(officer_, Act::RefuseReturn, because("x"))), "cases.needs_another_person");
    EXPECT_EQ(said(act(another, Act::RefuseReturn, because("就归那里。"))), "taken");
}

TEST_F(Return, OfASecondHandlerGoesToTheStreetAndThereIsNoThird) {
    be_handed_back_and_go_to(owners_);
    const auto head = somebody(owners_, {Power::Handle});
    take(act(head, Act::Return, not_ours("也不是我们的。")));

    EXPECT_EQ(now().owner, street_);
    EXPECT_EQ(said(act(neighbour_, Act::RefuseReturn, because("x"))), "cases.not_your_case");
    take(act(officer_, Act::AcceptReturn, to_unit(company_, "街道最后决定由物业办。")));

    EXPECT_EQ(now().handler, company_);
    EXPECT_EQ(said(act(repairer_, Act::Return, not_ours())), "cases.returned_twice");
}

TEST_F(Return, IsPossibleForOneWorkingDayAfterItCame) {
    raise();

    live_until("2026-11-23 17:30");
    EXPECT_TRUE(
        in_time(row_of(Act::Return), {now(), default_rules(), days_until_2026(), town_.now}));
    live_until("2026-11-23 17:31");

    EXPECT_EQ(said(act(repairer_, Act::Return, not_ours())), "cases.too_late_to_return");
}

TEST_F(Return, ThatNobodyDecidesClimbsLikeEverythingElse) {
    raise();
    take(act(repairer_, Act::Return, not_ours()));

    live_until("2026-11-23 17:30");

    EXPECT_EQ(kinds().back(), "case_escalated");
    EXPECT_EQ(now().owner, street_);
    EXPECT_EQ(said(act(neighbour_, Act::RefuseReturn, because("x"))), "cases.not_your_case");
    EXPECT_EQ(said(act(officer_, Act::RefuseReturn, because("归物业。"))), "taken");
    EXPECT_EQ(now().owner, company_);
}

TEST_F(Return, NeedsACodeItsEvidenceAndAUnitToGoTo) {
    raise();

    EXPECT_EQ(said(act(repairer_, Act::Return, because("x"))),
              "cases.return_reason_missing return_reason");
    EXPECT_EQ(said(act(repairer_, Act::Return, not_ours(""))), "cases.text_missing reason");
    take(act(repairer_, Act::Return, not_ours()));
    EXPECT_EQ(said(act(neighbour_, Act::AcceptReturn, because("x"))), "cases.no_such_unit unit");
    EXPECT_EQ(said(act(neighbour_, Act::AcceptReturn, to_unit(company_, "x"))),
              "cases.returned_by_this_unit unit");
    EXPECT_EQ(said(act(neighbour_, Act::AcceptReturn, to_unit(owners_, ""))),
              "cases.text_missing reason");
    EXPECT_EQ(said(act(neighbour_, Act::RefuseReturn)), "cases.text_missing reason");
}

TEST_F(Return, IsNotForTheDutyDeskAboveWhichThereIsNobody) {
    raise("street_order");
    ASSERT_EQ(now().handler, street_);

    EXPECT_EQ(said(act(officer_, Act::Return, not_ours())), "cases.nobody_above_to_decide");
}

TEST_F(Return, CanBeTakenBackWithinTenMinutes) {
    raise();
    const Case before = now();
    take(act(repairer_, Act::Return, not_ours()));

    take(act(repairer_, Act::Undo));

    EXPECT_EQ(now().owner, before.owner);
    EXPECT_EQ(now().step, before.step);
    EXPECT_FALSE(now().returns);
    EXPECT_EQ(said(act(repairer_, Act::Return, not_ours())), "taken");
}

} // namespace
} // namespace cases
