// The same matter twice becomes one case; two matters in one become two. Nobody who reported is
// lost.

#include "cases/records_kin.hpp"
#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

class Kin : public Neighbourhood {
protected:
    static AskAct into(std::int64_t id, const std::string& reason) {
        AskAct asked = because(reason);
        asked.into = CaseId{id};
        return asked;
    }

    static AskAct matter(const std::string& words, const std::string& category) {
        AskAct asked;
        asked.matter = words;
        asked.category = category;
        return asked;
    }

    // Case 2 tells an hour later what case 1 told.
    void two_of_the_same() {
        raise();
        town_.now += std::chrono::hours(1);
        raise();
    }

    base::Result<bool> merge(const Seat& seat, AskAct asked, std::int64_t id = 2) {
        asked.id = CaseId{id};
        return act(seat, Act::Merge, asked);
    }
};

TEST_F(Kin, TheSameMatterTwiceIsHandledOnceAndBothReportersFollowIt) {
    two_of_the_same();
    const auto second = now(CaseId{2});

    take(merge(manager_, into(1, "同一部电梯。")));

    EXPECT_EQ(now(CaseId{2}).stage, Stage::Merged);
    EXPECT_EQ(now(CaseId{2}).merged_into, CaseId{1});
    EXPECT_FALSE(wakes_at(now(CaseId{2})));
    EXPECT_EQ(now().followers, 1);
    EXPECT_EQ(case_of(town_.store(), second.voice), CaseId{1});
    EXPECT_EQ(voices_of(town_.store(), CaseId{1}).size(), 2U);
    EXPECT_EQ(kinds(CaseId{2}), (Kinds{"case_opened", "case_merged"}));
    EXPECT_EQ(kinds(), (Kinds{"case_opened", "case_took_in"}));
}

TEST_F(Kin, TheLaterCaseGoesIntoTheEarlierSoThatNobodyWaitsLonger) {
    two_of_the_same();

    EXPECT_EQ(said(merge(manager_, into(2, "同一部电梯。"), 1)), "cases.merge_into_the_older into");
}

TEST_F(Kin, AMergerNamesAnotherOpenCaseThatTheMergerMaySeeToAndAReason) {
    two_of_the_same();
    raise("lift", "西凌新村");
    const Seat elsewhere = somebody(lonely_company_, alliance::Powers::all());

    EXPECT_EQ(said(merge(manager_, into(1, ""))), "cases.text_missing reason");
    EXPECT_EQ(said(merge(manager_, because("x"))), "cases.no_case_to_merge_into into");
    EXPECT_EQ(said(merge(manager_, into(2, "x"))), "cases.no_case_to_merge_into into");
    EXPECT_EQ(said(merge(elsewhere, into(1, "x"), 3)), "cases.not_your_case into");
    EXPECT_EQ(said(merge(repairer_, into(1, "x"))), "cases.power_missing");
    EXPECT_EQ(said(merge(elsewhere, into(1, "x"))), "cases.not_your_case");
    take(act_as_reporter(Act::Withdraw));
    EXPECT_EQ(said(merge(manager_, into(1, "x"))), "cases.merge_into_an_open_case into");
}

TEST_F(Kin, ACaseWithPartsThatAreAwaitedIsNotMerged) {
    two_of_the_same();
    AskAct accepted;
    accepted.id = CaseId{2};
    take(act(repairer_, Act::Accept, accepted));
    AskAct part = matter("查监控。", "");
    part.id = CaseId{2};
    part.unit = owners_;
    part.due = at("2026-11-24 17:30");
    take(act(repairer_, Act::AskPart, part));

    EXPECT_EQ(said(merge(manager_, into(1, "同一部电梯。"))), "cases.merge_waits_for_parts");
}

TEST_F(Kin, AMergerStaysAndEndsWhatWasMerged) {
    two_of_the_same();
    take(merge(manager_, into(1, "同一部电梯。")));
    AskAct undoing;
    undoing.id = CaseId{2};

    EXPECT_EQ(said(act(manager_, Act::Undo, undoing)), "cases.not_at_this_stage");
    EXPECT_EQ(said(act(manager_, Act::Undo)), "cases.nothing_to_undo");
    EXPECT_EQ(said(merge(manager_, into(1, "再来一次。"))), "cases.not_at_this_stage");
}

TEST_F(Kin, OneMatterOfTwoBecomesACaseOfItsOwnWhoseWholeClockCountsFromTheReceipt) {
    bring_to(Stage::InWork);
    town_.now = at("2026-11-24 09:00");

    take(act(manager_, Act::Split, matter("业委会半年没公布收支。", "public_income")));

    const Case born = now(CaseId{2});
    EXPECT_EQ(born.category, "public_income");
    EXPECT_EQ(born.handler, owners_);
    EXPECT_EQ(born.first_handler, owners_);
    EXPECT_EQ(born.received, now().received);
    EXPECT_EQ(born.whole_due, now().whole_due);
    EXPECT_EQ(born.supervise_at, now().supervise_at);
    EXPECT_EQ(born.step.due, at("2026-11-25 17:30"));
    EXPECT_EQ(born.stage, Stage::Assigned);
    EXPECT_EQ(born.voice, now().voice);
    EXPECT_EQ(case_of(town_.store(), born.voice), CaseId{1});
    EXPECT_EQ(now().stage, Stage::InWork);
    EXPECT_EQ(split_off_from(town_.store(), CaseId{1}).front().id, CaseId{2});
    EXPECT_EQ(kinds(CaseId{2}), (Kinds{"case_split_off"}));
    EXPECT_EQ(found(Searched::Everything, "半年没公布"), std::vector<CaseId>{CaseId{2}});
}

TEST_F(Kin, ASplitMayNameTheUnitThatHandlesTheNewCase) {
    bring_to(Stage::InWork);
    AskAct asked = matter("楼道有人吵架。", "other");
    asked.unit = committee_;

    take(act(manager_, Act::Split, asked));

    EXPECT_EQ(now(CaseId{2}).handler, committee_);
    EXPECT_EQ(now(CaseId{2}).level, Level::Committee);
}

TEST_F(Kin, ASplitNeedsAMatterACategoryAndThePower) {
    bring_to(Stage::InWork);
    AskAct nowhere = matter("x", "parking");
    nowhere.unit = UnitId{99};

    EXPECT_EQ(said(act(manager_, Act::Split, matter("", "parking"))), "cases.text_missing matter");
    EXPECT_EQ(said(act(manager_, Act::Split, matter("x", "weather"))),
              "cases.no_such_category category");
    EXPECT_EQ(said(act(manager_, Act::Split, nowhere)), "cases.no_such_unit unit");
    EXPECT_EQ(said(act(repairer_, Act::Split, matter("x", "parking"))), "cases.power_missing");
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(said(act(manager_, Act::Split, matter("x", "parking"))), "cases.not_at_this_stage");
}

TEST_F(Kin, ASplitOffCaseGoesItsWayLikeAnyOther) {
    bring_to(Stage::InWork);
    take(act(manager_, Act::Split, matter("物业费收据没给。", "property_fee")));
    const auto second = [](AskAct asked) {
        asked.id = CaseId{2};
        return asked;
    };

    EXPECT_EQ(said(act(manager_, Act::Undo)), "cases.nothing_to_undo");
    take(act(repairer_, Act::Accept, second({})));
    take(act(repairer_, Act::Undo, second({})));
    EXPECT_EQ(now(CaseId{2}).stage, Stage::Assigned);
    take(act(repairer_, Act::Accept, second({})));
    take(act(repairer_, Act::Contact, second(by(Channel::Phone))));
    take(act(repairer_, Act::Submit, second(answer("收据已补。"))));
    take(act(manager_, Act::Check, second({})));
    take(act(neighbour_, Act::CallBack, second(outcome(Outcome::Satisfied))));
    EXPECT_EQ(now(CaseId{2}).stage, Stage::Closed);
}

} // namespace
} // namespace cases
