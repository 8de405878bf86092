// Special committees own matters: they see what they watch over, count it, and ask questions that
// must be answered.

#include "cases/matters.hpp"

#include "cases/parts.hpp"
#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

class Watching : public Neighbourhood {
protected:
    Watching() {
        const Moment now = town_.now;
        town_.now = at("2026-01-05 10:00");
        services_ = body("物业服务提升专委会");
        living_ = body("优化宜居专委会");
        watcher_ = somebody(services_, {Power::Supervise});
        town_.now = now;
    }

    UnitId body(const std::string& name) {
        return *town_.ask([&](journal::Turn& turn) {
            return alliance::add_unit(turn, {UnitKind::SpecialCommittee, name, "", "", ""});
        });
    }

    static AskAct question(const std::string& words) {
        AskAct asked;
        asked.matter = words;
        return asked;
    }

    Figures lifts() {
        return chosen_lines(town_.store(), Scope::Category, {"lift"}, long_time(), {})
            .front()
            .figures;
    }

    UnitId services_;
    UnitId living_;
    Seat watcher_;
};

TEST_F(Watching, ACategoryNamesTheCommitteeThatWatchesOverIt) {
    EXPECT_EQ(watcher_of(town_.store(), "lift")->id, services_);
    EXPECT_EQ(watcher_of(town_.store(), "parking")->id, living_);
    EXPECT_FALSE(watcher_of(town_.store(), "other"));
    EXPECT_FALSE(watcher_of(town_.store(), "illegal_building")); // Its committee is not there.
}

TEST_F(Watching, AQuestionStandsOnTheHandlersDeskForTwoWorkingDays) {
    bring_to(Stage::InWork);

    take(act(watcher_, Act::AskQuestion, question("为什么一个月坏三次？")));

    const auto part = parts_of(town_.store(), CaseId{1}).front();
    EXPECT_EQ(part.what, PartKind::Question);
    EXPECT_EQ(part.unit, company_);
    EXPECT_EQ(part.step.due, at("2026-11-24 17:30"));
    EXPECT_EQ(open_parts_for(town_.store(), company_, 5).size(), 1U);
    take(act(repairer_, Act::AnswerPart, note("主板老化，已报更换。")));
    EXPECT_TRUE(open_parts_for(town_.store(), company_, 5).empty());
}

TEST_F(Watching, AQuestionThatNobodyAnswersClimbs) {
    bring_to(Stage::InWork);
    take(act(watcher_, Act::AskQuestion, question("为什么？")));

    live_until("2026-11-24 17:30");

    EXPECT_EQ(parts_of(town_.store(), CaseId{1}).front().owner, committee_);
    live_until("2026-11-25 17:30");
    EXPECT_EQ(parts_of(town_.store(), CaseId{1}).front().owner, street_);
}

TEST_F(Watching, AQuestionKeepsNobodyFromAnsweringTheResidentAndIsNotGivenUp) {
    bring_to(Stage::InWork);
    take(act(watcher_, Act::AskQuestion, question("为什么？")));

    EXPECT_EQ(said(act(repairer_, Act::GivePartUp, because("不答。"))), "cases.no_such_part part");
    take(act(repairer_, Act::Submit, answer("修好了。")));
    take(act(manager_, Act::Check));
    take(act(neighbour_, Act::CallBack, outcome(Outcome::Satisfied)));
    take(act(repairer_, Act::AnswerPart, note("主板老化。")));
}

TEST_F(Watching, AQuestionOfAnEndedCaseClimbsAsWell) {
    bring_to(Stage::ClosedUnresolved);

    take(act(watcher_, Act::AskQuestion, question("为什么没能解决？")));
    live_until("2026-11-25 09:00");

    EXPECT_EQ(parts_of(town_.store(), CaseId{1}).front().owner, committee_);
    EXPECT_EQ(now().stage, Stage::ClosedUnresolved);
}

TEST_F(Watching, OnlyTheCommitteeOfTheCategoryAsksAndInWords) {
    bring_to(Stage::InWork);
    const Seat other = somebody(living_, {Power::Supervise});
    const Seat powerless = somebody(services_, {Power::Handle});

    EXPECT_EQ(said(act(watcher_, Act::AskQuestion)), "cases.text_missing matter");
    EXPECT_EQ(said(act(other, Act::AskQuestion, question("x"))), "cases.not_your_case");
    EXPECT_EQ(said(act(officer_, Act::AskQuestion, question("x"))), "cases.not_your_case");
    EXPECT_EQ(said(act(powerless, Act::AskQuestion, question("x"))), "cases.power_missing");
    EXPECT_EQ(said(act(other, Act::AnswerPart, note("x"))), "cases.not_your_case");
    take(act_as_reporter(Act::Withdraw));
    EXPECT_EQ(said(act(watcher_, Act::AskQuestion, question("x"))), "cases.not_at_this_stage");
}

TEST_F(Watching, TheFiguresOfACategoryAreItsOwnAndGoWithWhatIsUndone) {
    bring_to(Stage::InWork);
    raise("parking");
    take(act(repairer_, Act::Submit, answer("修好了。")));
    EXPECT_EQ(lifts().of(Figure::AnsweredInTime), 1);
    take(act(repairer_, Act::Undo));
    EXPECT_EQ(lifts().of(Figure::AnsweredInTime), 0);
    take(act(neighbour_, Act::CloseUnresolved, unresolved()));

    EXPECT_EQ(lifts().of(Figure::Unresolved), 1);
    EXPECT_EQ(unresolved_about(town_.store(), "lift", 5).front().id, CaseId{1});
    EXPECT_TRUE(open_about(town_.store(), "lift", 5).empty());
    EXPECT_EQ(open_about(town_.store(), "parking", 5).front().id, CaseId{2});
}

} // namespace
} // namespace cases
