// What others than the handler say of the answer: the check, the call-back, the resident's own
// word.

#include "cases/acts.hpp"
#include "cases/routing.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

// Dissatisfied goes back to the same handler; the second time the level above owns it.
CaseRehandled rehandle(const Performance& act) {
    Case next = act.current;
    if (act.current.round >= 1) {
        const auto owner = alliance::level_above(act.turn.store(), next.owner, seen_to_at(next));
        next.owner = owner.value_or(next.owner);
        next.level = level_of_unit(act.turn.store(), next.owner);
    }
    CaseRehandled again;
    again.id = next.id;
    again.round = next.round + 1;
    again.owner = next.owner;
    again.level = next.level;
    again.step = begin_step(next, Stage::Rehandling, act.rules, act.turn.now(), act.days);
    return again;
}

void conclude(const Performance& act, const ResidentCalledBack& said) {
    act.turn.record(said);
    switch (said.outcome) {
        case Outcome::Satisfied:
        case Outcome::Basically:
            act.turn.record(CaseClosed{act.current.id, said.outcome});
            break;
        case Outcome::Dissatisfied:
            act.turn.record(rehandle(act));
            break;
        case Outcome::Unreached:
            if (act.current.unreached + 1 >= act.rules.call_back_tries) {
                act.turn.record(CaseClosed{act.current.id, said.outcome});
            }
            break;
    }
}

} // namespace

base::Result<bool> perform_check(const Performance& act) {
    const auto note = optional_text(act.asked.note, note_characters_max, "note");
    if (!note) {
        return base::refusal_of(note);
    }
    act.turn.record(
        CaseChecked{act.current.id,
                    act.asker.unit,
                    *note,
                    begin_step(act.current, Stage::Checked, act.rules, act.turn.now(), act.days)});
    return true;
}

base::Result<bool> perform_send_back(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(
        CaseSentBack{act.current.id,
                     act.asker.unit,
                     ErasableText(std::move(*reason)),
                     begin_step(act.current, Stage::InWork, act.rules, act.turn.now(), act.days)});
    return true;
}

base::Result<bool> perform_call_back(const Performance& act) {
    const auto note = optional_text(act.asked.note, note_characters_max, "note");
    if (!note) {
        return base::refusal_of(note);
    }
    if (!act.asked.outcome) {
        return refuse(Why::Invalid, "cases.outcome_missing", {}, "outcome");
    }
    if (act.asked.outcome == Outcome::Dissatisfied && !*note) {
        return refuse(Why::Invalid, "cases.why_dissatisfied_missing", {}, "note");
    }
    conclude(act, {act.current.id, act.asker.unit, *act.asked.outcome, *note});
    return true;
}

base::Result<bool> perform_rate(const Performance& act) {
    if (act.asked.outcome == Outcome::Unreached) {
        return refuse(Why::Invalid, "cases.outcome_missing", {}, "outcome");
    }
    return perform_call_back(act);
}

} // namespace cases
