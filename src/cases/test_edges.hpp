// What the tests of the table of acts share: a case at any stage, arranged so that an act makes
// sense there, the person who may do it, and everything that it asks, typed well. A new act does
// not compile before it is arranged here.

#pragma once

#include "cases/acts.hpp"
#include "cases/test_neighbourhood.hpp"

namespace cases {

class EveryEdge : public Neighbourhood {
protected:
    EveryEdge() {
        const Moment later = town_.now;
        town_.now = at("2026-01-05 10:00");
        member_ = somebody(owners_, {Power::Handle});
        watcher_ = somebody(body(UnitKind::SpecialCommittee, "物业服务提升专委会"),
                            {Power::Handle, Power::Supervise});
        liaison_ = somebody(body(UnitKind::SpecialCommittee, "零距离保障专委会"), {Power::Handle});
        lawyer_ = somebody(body(UnitKind::LegalWorkshop, "零距离法律工作室"), {Power::Handle});
        stranger_ = somebody(body(UnitKind::PropertyCompany, "别处物业"), alliance::Powers::all());
        town_.now = later;
    }

    UnitId body(UnitKind kind, const std::string& name) {
        return *town_.ask([&](journal::Turn& turn) {
            return alliance::add_unit(turn, {kind, name, "", "", ""});
        });
    }

    // Everything that any act asks, typed well.
    AskAct all_that_is_asked() {
        AskAct asked;
        asked.note = "已到现场。";
        asked.reason = "另有原因，见记录。";
        asked.answer = "已修好。";
        asked.turn_to = "居委会，每周三下午接待。";
        asked.words = "（已遮盖）";
        asked.matter = "请查一查。";
        asked.department = "派出所";
        asked.plan = "三天内换好钢丝绳。";
        asked.responsible = "经理";
        asked.category = "parking";
        asked.unit = owners_;
        asked.into = CaseId{2};
        asked.day = calendar::office_day(town_.now);
        asked.due = town_.now + std::chrono::hours(1);
        asked.channel = Channel::Phone;
        asked.outcome = Outcome::Satisfied;
        asked.power_outcome = PowerOutcome::Solved;
        asked.return_reason = ReturnReason::NotOurDuty;
        return asked;
    }

    // Case 1 at that stage, with case 2 of the same moment beside it and a photo of its own.
    void bring_there(Stage stage) {
        if (stage == Stage::Withdrawn) {
            raise();
            show_a_photo();
            take(act_as_reporter(Act::Withdraw));
            return;
        }
        bring_to(stage == Stage::Merged ? Stage::Assigned : stage);
        raise();
        show_a_photo();
        if (stage == Stage::Merged) {
            take(act(officer_, Act::Merge, all_that_is_asked()));
        }
    }

    void show_a_photo() {
        const auto shown = town_.ask([&](journal::Turn& turn) {
            return voices::add_photo(
                turn, now().voice, voices::Shows::Concern, "\xFF\xD8\xFF face");
        });
        ASSERT_TRUE(shown);
    }

    // A question outlives its case, and is asked before it is gone.
    void bring_there_with_a_question(Stage stage) {
        if (stage == Stage::Withdrawn) {
            raise();
            take(act(watcher_, Act::AskQuestion, all_that_is_asked()));
            take(act_as_reporter(Act::Withdraw));
            return;
        }
        bring_there(stage);
        take(act(watcher_, Act::AskQuestion, all_that_is_asked()));
    }

    void be_supervised_with_a_plan() {
        live_until("2026-12-11 17:30");
        ASSERT_TRUE(now().is_supervised);
    }

    // What must have happened at that stage before the act makes sense.
    void arrange(Act what, Stage stage) {
        if (what == Act::AnswerPart) {
            bring_there_with_a_question(stage);
            return;
        }
        bring_there(stage);
        const auto first = [&](const Seat& seat, Act before) {
            take(act(seat, before, typed_for(before)));
        };
        switch (what) {
            case Act::ConfirmNoAction:
            case Act::RefuseNoAction:
                return first(repairer_, Act::ProposeNoAction);
            case Act::GivePartUp:
                return first(repairer_, Act::AskPart);
            case Act::AcceptHandover:
            case Act::EndHandover:
                return first(repairer_, Act::OfferHandover);
            case Act::AskDepartment:
            case Act::HoldVisit:
            case Act::EndIntervention:
                first(repairer_, Act::Intervene);
                return first(lawyer_, Act::AnswerPart);
            case Act::AcceptReturn:
            case Act::RefuseReturn:
                return first(repairer_, Act::Return);
            case Act::GrantExtension:
            case Act::RefuseExtension:
                return first(repairer_, Act::AskExtension);
            case Act::Resume:
                return first(officer_, Act::Suspend);
            case Act::EndWaiting:
                return first(repairer_, Act::AwaitResident);
            case Act::ProposePlan:
                return be_supervised_with_a_plan();
            case Act::SignPlan:
            case Act::RefusePlan:
                be_supervised_with_a_plan();
                return first(repairer_, Act::ProposePlan);
            case Act::Submit:
                return stage == Stage::Rehandling ? have_a_plan_signed() : void();
            case Act::Undo:
                return is_end(stage) ? void() : first(officer_, Act::OverrideCategory);
            case Act::Accept:
            case Act::Contact:
            case Act::Work:
            case Act::Check:
            case Act::SendBack:
            case Act::CallBack:
            case Act::Rate:
            case Act::CloseUnresolved:
            case Act::ProposeNoAction:
            case Act::Withdraw:
            case Act::Assign:
            case Act::OverrideDeadline:
            case Act::OverrideCategory:
            case Act::OverrideOwner:
            case Act::RedactWords:
            case Act::AskPart:
            case Act::AnswerPart:
            case Act::OfferHandover:
            case Act::Merge:
            case Act::Split:
            case Act::Intervene:
            case Act::AskQuestion:
            case Act::Return:
            case Act::AskExtension:
            case Act::Suspend:
            case Act::AwaitResident:
            case Act::RedactPhoto:
                return;
        }
    }

    // Who does it: the handler's man, their manager, the committee there, the street, or another.
    Seat doer(Act what, Stage stage) {
        const auto& row = row_of(what);
        if (what == Act::Undo) {
            return is_end(stage) ? neighbour_ : officer_;
        }
        if (what == Act::AcceptHandover) {
            return member_;
        }
        if (row.sides.has(Side::Guarantor)) {
            return row.sides.has(Side::Handler) ? repairer_ : liaison_;
        }
        if (row.sides.has(Side::Watcher)) {
            return watcher_;
        }
        if (what == Act::AcceptReturn || what == Act::RefuseReturn ||
            row.sides.has(Side::Decider)) {
            return neighbour_;
        }
        if (row.sides.has(Side::Handler) || row.sides.has(Side::Part)) {
            return row.power == Power::Handle ? repairer_ : manager_;
        }
        return officer_;
    }

    AskAct typed_for(Act what) {
        AskAct asked = all_that_is_asked();
        if (what == Act::AskExtension) {
            asked.due = now().whole_due + std::chrono::days(7);
        }
        if (what == Act::RedactPhoto) {
            asked.photo = voices::photos_of(town_.store(), now().voice).front().id;
        }
        return asked;
    }

    base::Result<bool> done(const Seat& seat, Act what, const AskAct& asked) {
        const bool is_the_reporters = row_of(what).sides.has(Side::Reporter);
        return is_the_reporters ? act_as_reporter(what, asked) : act(seat, what, asked);
    }

    Seat member_;
    Seat watcher_;
    Seat liaison_;
    Seat lawyer_;
    Seat stranger_; // May do everything, elsewhere.
};

} // namespace cases
