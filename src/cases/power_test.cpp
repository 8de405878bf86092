// Beyond our power: the committee brings the authorities in, the workshop and the departments
// answer by their dates, the outcome is told and counted.

#include "cases/power.hpp"

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Kinds = std::vector<std::string>;

class BeyondOurPower : public Neighbourhood {
protected:
    BeyondOurPower() {
        const Moment now = town_.now;
        town_.now = at("2026-01-05 10:00");
        guarantor_ = body(UnitKind::SpecialCommittee, "零距离保障专委会");
        workshop_ = body(UnitKind::LegalWorkshop, "零距离法律工作室");
        liaison_ = somebody(guarantor_, {Power::Handle});
        lawyer_ = somebody(workshop_, {Power::Handle});
        town_.now = now;
    }

    UnitId body(UnitKind kind, const std::string& name) {
        return *town_.ask([&](journal::Turn& turn) {
            return alliance::add_unit(turn, {kind, name, "", "", ""});
        });
    }

    static AskAct to_power(std::string_view due, const std::string& question) {
        AskAct asked = because("要执法，物业没有这个权。");
        asked.matter = question;
        asked.due = at(std::string(due) + " 17:30");
        return asked;
    }

    static AskAct of_department(const std::string& name, const std::string& matter) {
        AskAct asked;
        asked.department = name;
        asked.matter = matter;
        asked.due = at("2026-12-04 17:30");
        return asked;
    }

    static AskAct visit(const std::string& day, const std::string& record) {
        AskAct asked = note(record);
        asked.day = calendar::parse_date(day).value();
        return asked;
    }

    static AskAct came(PowerOutcome outcome, const std::string& result) {
        AskAct asked = note(result);
        asked.power_outcome = outcome;
        return asked;
    }

    void intervene() {
        bring_to(Stage::InWork);
        take(act(repairer_, Act::Intervene, to_power("2026-11-25", "能否强制拆除？")));
    }

    PowerFigures figures() {
        return power_figures(town_.store(), at("2026-01-01 00:00"), at("2027-01-01 00:00"));
    }

    UnitId guarantor_;
    UnitId workshop_;
    Seat liaison_;
    Seat lawyer_;
};

TEST_F(BeyondOurPower, AskingForPublicPowerAsksTheLegalWorkshopForAnOpinionByADate) {
    intervene();

    ASSERT_TRUE(now().intervention);
    EXPECT_EQ(now().intervention->committee, guarantor_);
    EXPECT_EQ(now().handler, company_);
    const auto opinion = parts_of(town_.store(), CaseId{1}).front();
    EXPECT_EQ(opinion.what, PartKind::Opinion);
    EXPECT_EQ(opinion.unit, workshop_);
    EXPECT_EQ(opinion.step.due, at("2026-11-25 17:30"));
    take(act(lawyer_, Act::AnswerPart, note("可以，依据条例。")));
}

TEST_F(BeyondOurPower, ItsWholeCourseIsRecordedAndTheHandlerAnswersAtItsEnd) {
    intervene();
    EXPECT_EQ(said(act(repairer_, Act::Submit, answer("拆了。"))),
              "cases.intervention_must_end_first");
    take(act(lawyer_, Act::AnswerPart, note("可以。")));
    take(act(liaison_, Act::AskDepartment, of_department("城管执法中队", "下达限期拆除通知。")));
    take(act(liaison_, Act::HoldVisit, visit("2026-11-20", "三方到场，业主同意自拆。")));
    EXPECT_EQ(said(act(liaison_, Act::EndIntervention, came(PowerOutcome::Solved, "已拆。"))),
              "cases.intervention_waits");
    take(act(liaison_, Act::AnswerPart, note("通知书已送达。")));
    take(act(liaison_, Act::EndIntervention, came(PowerOutcome::Solved, "已自行拆除。")));
    take(act(repairer_, Act::Submit, answer("违建已拆除。")));

    EXPECT_FALSE(now().intervention);
    const auto all = kinds();
    EXPECT_EQ(Kinds(all.begin() + 4, all.end()),
              (Kinds{"intervention_asked",
                     "part_asked",
                     "part_answered",
                     "part_asked",
                     "visit_held",
                     "part_answered",
                     "intervention_ended",
                     "case_submitted"}));
}

TEST_F(BeyondOurPower, IsCountedByCategoryDepartmentAndOutcome) {
    intervene();
    take(act(lawyer_, Act::AnswerPart, note("可以。")));
    take(act(liaison_, Act::AskDepartment, of_department("城管执法中队", "立案。")));
    take(act(liaison_, Act::HoldVisit, visit("2026-11-20", "到场。")));
    EXPECT_EQ(figures().running, 1);
    take(act(liaison_, Act::AnswerPart, note("已立案。")));
    take(act(liaison_, Act::EndIntervention, came(PowerOutcome::HandedUp, "已报区里。")));

    EXPECT_EQ(figures().asked, 1);
    EXPECT_EQ(figures().running, 0);
    EXPECT_EQ(figures().visits, 1);
    EXPECT_EQ(figures().categories.front().name, "lift");
    EXPECT_EQ(figures().departments.front().name, "城管执法中队");
    EXPECT_EQ(figures().departments.front().part, 1);
    EXPECT_EQ(figures().departments.front().whole, 1);
    EXPECT_EQ(figures().outcomes.front().name, "handed_up");
    EXPECT_EQ(figures().opinions.part, 1);
    EXPECT_EQ(interventions(town_.store(), 5).front().outcome, PowerOutcome::HandedUp);
}

TEST_F(BeyondOurPower, AReplyThatComesLateClimbsAndDoesNotCountAsInTime) {
    intervene();
    live_until("2026-11-26 09:00");
    EXPECT_EQ(parts_of(town_.store(), CaseId{1}).front().owner, street_);
    take(act(lawyer_, Act::AnswerPart, note("可以。")));

    EXPECT_EQ(figures().opinions.part, 0);
    EXPECT_EQ(figures().opinions.whole, 1);
}

TEST_F(BeyondOurPower, AnOpinionOrAReplyThatNeverComesIsGivenUpWithAReason) {
    intervene();

    take(act(liaison_, Act::GivePartUp, because("工作室换届，改请区里出意见。")));
    take(act(liaison_, Act::EndIntervention, came(PowerOutcome::NotForPower, "属于民事纠纷。")));

    EXPECT_FALSE(now().intervention);
}

TEST_F(BeyondOurPower, WhatIsMissingIsRefusedNamingTheField) {
    bring_to(Stage::InWork);
    const auto asked = [&](AskAct ask) { return said(act(repairer_, Act::Intervene, ask)); };
    AskAct no_reason = to_power("2026-11-25", "能否？");
    no_reason.reason = "";
    EXPECT_EQ(asked(no_reason), "cases.text_missing reason");
    EXPECT_EQ(asked(to_power("2026-11-25", "")), "cases.text_missing matter");
    EXPECT_EQ(asked(to_power("2026-11-19", "能否？")), "cases.due_must_lie_ahead due");
    EXPECT_EQ(asked(to_power("9999-12-31", "能否？")), "cases.due_too_far due");
    EXPECT_EQ(said(act(officer_, Act::HoldVisit, visit("2026-11-20", "到场。"))),
              "cases.not_your_case");

    take(act(repairer_, Act::Intervene, to_power("2026-11-25", "能否？")));
    EXPECT_EQ(asked(to_power("2026-11-25", "能否？")), "cases.intervention_runs_already");
    const auto department = [&](AskAct ask) {
        return said(act(liaison_, Act::AskDepartment, ask));
    };
    EXPECT_EQ(department(of_department("", "立案。")), "cases.text_missing department");
    EXPECT_EQ(department(of_department("派出所", "")), "cases.text_missing matter");
    AskAct late = of_department("派出所", "立案。");
    late.due = town_.now;
    EXPECT_EQ(department(late), "cases.due_must_lie_ahead due");
    EXPECT_EQ(said(act(liaison_, Act::HoldVisit, visit("2026-11-20", ""))),
              "cases.text_missing note");
    EXPECT_EQ(said(act(liaison_, Act::HoldVisit, visit("2026-11-21", "到场。"))),
              "cases.visit_lies_behind day");
    EXPECT_EQ(said(act(liaison_, Act::HoldVisit, visit("0001-01-01", "到场。"))),
              "cases.visit_lies_behind day");
    EXPECT_EQ(said(act(liaison_, Act::EndIntervention)), "cases.text_missing note");
    EXPECT_EQ(said(act(liaison_, Act::EndIntervention, note("好了。"))),
              "cases.power_outcome_missing power_outcome");
    EXPECT_EQ(said(act(liaison_, Act::EndIntervention, came(PowerOutcome::CutShort, "好了。"))),
              "cases.power_outcome_missing power_outcome");
}

TEST_F(BeyondOurPower, OnlyTheCommitteeAndTheStreetBringPowerIn) {
    bring_to(Stage::Assigned);
    const auto asked = to_power("2026-11-25", "能否？");
    EXPECT_EQ(said(act(repairer_, Act::Intervene, asked)), "cases.not_at_this_stage");
    take(act(repairer_, Act::Accept));
    EXPECT_EQ(said(act(neighbour_, Act::Intervene, asked)), "cases.not_your_case");
    const Seat powerless = somebody(company_, {Power::Check});
    EXPECT_EQ(said(act(powerless, Act::Intervene, asked)), "cases.power_missing");
    take(act(repairer_, Act::Intervene, asked));

    const auto department = of_department("派出所", "查身份。");
    EXPECT_EQ(said(act(repairer_, Act::AskDepartment, department)), "cases.not_your_case");
    EXPECT_EQ(said(act(lawyer_, Act::AskDepartment, department)), "cases.not_your_case");
    const Seat onlooker = somebody(guarantor_, {Power::Check});
    EXPECT_EQ(said(act(onlooker, Act::AskDepartment, department)), "cases.power_missing");
    take(act(officer_, Act::AskDepartment, department));
}

TEST_F(BeyondOurPower, AWrongClickIsTakenBackWithWhatItCounted) {
    intervene();
    take(act(repairer_, Act::Undo));
    EXPECT_FALSE(now().intervention);
    EXPECT_TRUE(parts_of(town_.store(), CaseId{1}).empty());
    EXPECT_EQ(figures().asked, 0);

    take(act(repairer_, Act::Intervene, to_power("2026-11-25", "能否？")));
    take(act(liaison_, Act::HoldVisit, visit("2026-11-20", "到场。")));
    take(act(liaison_, Act::Undo));
    EXPECT_EQ(figures().visits, 0);
    take(act(lawyer_, Act::AnswerPart, note("可以。")));
    take(act(liaison_, Act::EndIntervention, came(PowerOutcome::Solved, "好了。")));
    take(act(liaison_, Act::Undo));
    EXPECT_TRUE(now().intervention);
    EXPECT_EQ(figures().running, 1);
}

TEST_F(BeyondOurPower, AVisitThatIsTakenBackTakesItsPhotosWithIt) {
    intervene();
    const auto own = town_.ask([&](journal::Turn& turn) {
        return voices::add_photo(turn, now().voice, voices::Shows::Work, "\xFF\xD8\xFF own");
    });
    ASSERT_TRUE(own);
    AskAct on_the_spot = visit("2026-11-20", "到场。");
    on_the_spot.photos = {"\xFF\xD8\xFF courtyard", "\xFF\xD8\xFF roof"};
    take(act(liaison_, Act::HoldVisit, on_the_spot));
    ASSERT_EQ(voices::photos_of(town_.store(), now().voice).size(), 3U);

    take(act(liaison_, Act::Undo));

    const auto left = voices::photos_of(town_.store(), now().voice);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().id, *own);
    EXPECT_FALSE(voices::photo(town_.store(), voices::PhotoId{2}));
    take(act(liaison_, Act::HoldVisit, on_the_spot));
    EXPECT_EQ(voices::photos_of(town_.store(), now().voice).back().id, voices::PhotoId{5});
}

TEST_F(BeyondOurPower, ACaseThatEndsOtherwiseCutsItShort) {
    intervene();

    take(act(neighbour_, Act::CloseUnresolved, unresolved()));

    EXPECT_EQ(interventions(town_.store(), 5).front().outcome, PowerOutcome::CutShort);
    take(act(neighbour_, Act::Undo));
    EXPECT_TRUE(now().intervention);
    EXPECT_FALSE(interventions(town_.store(), 5).front().ended_at);
}

TEST_F(BeyondOurPower, WithoutACommitteeTheStreetBringsPowerInItself) {
    take(town_.ask(
        [&](journal::Turn& turn) { return alliance::close_unit(turn, guarantor_, "换届。"); }));
    intervene();

    EXPECT_EQ(now().intervention->committee, street_);
}

} // namespace
} // namespace cases
