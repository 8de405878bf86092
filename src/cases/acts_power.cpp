// Beyond our power: where public power must step in. The street's duty to coordinate departments
// and to report upward what stays unsolved: 《上海市街道办事处条例》 arts. 12 and 15. No clock
// stops for it.

#include <array>

#include "cases/acts.hpp"
#include "cases/parts.hpp"
#include "cases/power.hpp"
#include "cases/routing.hpp"
#include "text/names.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

constexpr auto while_power_may_step_in = {
    Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling};

base::Result<bool> none_runs(const Case& current) {
    if (current.intervention) {
        return refuse(
            Why::AlreadyDone, "cases.intervention_runs_already", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> one_runs(const Case& current) {
    if (!current.intervention) {
        return refuse(Why::AlreadyDone, "cases.no_intervention_runs", {{"case", current.id.value}});
    }
    return true;
}

// A part that a unit owes from now on.
PartAsked part_of(const Performance& act, PartKind what, UnitId unit, Moment due) {
    PartAsked asked;
    asked.id = act.current.id;
    asked.by = act.asker.unit;
    asked.what = what;
    asked.unit = unit;
    asked.level = level_of_unit(act.turn.store(), unit);
    asked.step =
        begin_step_until(chosen_date(due, act.days), asked.level, act.turn.now(), act.days);
    return asked;
}

base::Result<bool> perform_intervene(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    auto question = needed_text(act.asked.matter, matter_characters_max, "matter");
    if (!question) {
        return base::refusal_of(question);
    }
    const auto due = needed_due(act);
    if (!due) {
        return base::refusal_of(due);
    }
    const auto number = next_part_number(act.turn.store(), act.current.id);
    if (!number) {
        return base::refusal_of(number);
    }
    const auto offices = offices_of_power(act.turn.store());
    act.turn.record(InterventionAsked{
        act.current.id, act.asker.unit, offices.committee, ErasableText(std::move(*reason))});
    PartAsked opinion = part_of(act, PartKind::Opinion, offices.workshop, *due);
    opinion.number = *number;
    opinion.matter = ErasableText(std::move(*question));
    act.turn.record(opinion);
    return true;
}

base::Result<bool> perform_ask_department(const Performance& act) {
    auto department = needed_text(act.asked.department, department_characters_max, "department");
    if (!department) {
        return base::refusal_of(department);
    }
    auto matter = needed_text(act.asked.matter, matter_characters_max, "matter");
    if (!matter) {
        return base::refusal_of(matter);
    }
    const auto due = needed_due(act);
    if (!due) {
        return base::refusal_of(due);
    }
    const auto number = next_part_number(act.turn.store(), act.current.id);
    if (!number) {
        return base::refusal_of(number);
    }
    PartAsked asked = part_of(act, PartKind::Department, act.current.intervention->committee, *due);
    asked.number = *number;
    asked.department = std::move(*department);
    asked.matter = ErasableText(std::move(*matter));
    act.turn.record(asked);
    return true;
}

base::Result<bool> perform_hold_visit(const Performance& act) {
    auto record = needed_text(act.asked.note, note_characters_max, "note");
    if (!record) {
        return base::refusal_of(record);
    }
    const auto today = calendar::office_day(act.turn.now());
    const auto came = calendar::office_day(act.current.received);
    if (!act.asked.day || *act.asked.day > today || *act.asked.day < came) {
        return refuse(Why::Invalid, "cases.visit_lies_behind", {}, "day");
    }
    auto photos = keep_photos(act, voices::Shows::Work);
    if (!photos) {
        return base::refusal_of(photos);
    }
    act.turn.record(VisitHeld{act.current.id,
                              act.asker.unit,
                              *act.asked.day,
                              ErasableText(std::move(*record)),
                              std::move(*photos)});
    return true;
}

base::Result<bool> perform_end_intervention(const Performance& act) {
    auto result = needed_text(act.asked.note, note_characters_max, "note");
    if (!result) {
        return base::refusal_of(result);
    }
    if (!act.asked.power_outcome || act.asked.power_outcome == PowerOutcome::CutShort) {
        return refuse(Why::Invalid, "cases.power_outcome_missing", {}, "power_outcome");
    }
    const auto awaited = awaited_of_power(act.turn.store(), act.current.id);
    if (!awaited.empty()) {
        return refuse(Why::NotAllowed, "cases.intervention_waits", {{"count", awaited.size()}});
    }
    act.turn.record(InterventionEnded{act.current.id,
                                      act.asker.unit,
                                      *act.asked.power_outcome,
                                      ErasableText(std::move(*result))});
    return true;
}

} // namespace

std::span<const ActRow> power_rows() {
    using alliance::Power;
    static const std::array rows = {
        ActRow{Act::Intervene,
               "intervention",
               while_power_may_step_in,
               {Side::Handler, Side::Owner, Side::Street},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_intervene,
               none_runs},
        ActRow{Act::AskDepartment,
               "department",
               while_power_may_step_in,
               {Side::Guarantor},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_ask_department,
               one_runs},
        ActRow{Act::HoldVisit,
               "visit",
               while_power_may_step_in,
               {Side::Guarantor},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_hold_visit,
               one_runs},
        ActRow{Act::EndIntervention,
               "intervention-end",
               while_power_may_step_in,
               {Side::Guarantor},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_end_intervention,
               one_runs},
    };
    return rows;
}

} // namespace cases
