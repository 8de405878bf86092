// What the street may change against the rules' course, each an event of its own with its reason;
// and who handles a case from now on.

#include "cases/acts.hpp"
#include "cases/routing.hpp"
#include "voices/voices.hpp"

namespace cases {

using base::refuse;
using base::Why;

base::Result<alliance::Unit> chosen_unit(const Performance& act) {
    const auto unit = alliance::unit(act.turn.store(), act.asked.unit);
    if (!unit || unit->is_closed || alliance::is_body(unit->kind)) {
        return refuse(Why::Invalid, "cases.no_such_unit", {}, "unit");
    }
    return *unit;
}

base::Result<bool> perform_assign(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto unit = chosen_unit(act);
    if (!unit) {
        return base::refusal_of(unit);
    }
    if (unit->id == act.current.handler) {
        return refuse(Why::AlreadyDone, "cases.already_the_handler", {}, "unit");
    }
    Case next = act.current;
    next.handler = unit->id;
    // Whoever sees to a case goes on doing so when it climbed; else the new handler does.
    if (next.owner == act.current.handler) {
        next.owner = unit->id;
        next.level = level_of(unit->kind);
    }
    act.turn.record(
        CaseAssigned{next.id,
                     act.asker.unit,
                     next.handler,
                     next.owner,
                     next.level,
                     ErasableText(std::move(*reason)),
                     begin_step(next, Stage::Assigned, act.rules, act.turn.now(), act.days)});
    return true;
}

base::Result<bool> perform_override_deadline(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto due = needed_due(act);
    if (!due) {
        return base::refusal_of(due);
    }
    DeadlineOverridden overridden;
    overridden.id = act.current.id;
    overridden.by = act.asker.unit;
    overridden.old_due = act.current.whole_due;
    overridden.due = *due;
    overridden.reason = ErasableText(std::move(*reason));
    overridden.step = act.current.step;
    // A clock that stands still keeps standing.
    if (act.current.contacted_at && !act.current.submitted_at && !act.current.is_step_stopped()) {
        overridden.step = begin_step_until(
            {*due, calendar::Certainty::Firm}, act.current.level, act.turn.now(), act.days);
    }
    act.turn.record(overridden);
    return true;
}

base::Result<bool> perform_override_category(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    if (!voices::category(act.turn.store(), act.asked.category)) {
        return refuse(Why::Invalid, "cases.no_such_category", {}, "category");
    }
    if (act.asked.category == act.current.category) {
        return refuse(Why::AlreadyDone, "cases.already_this_category", {}, "category");
    }
    act.turn.record(CategoryOverridden{act.current.id,
                                       act.asker.unit,
                                       act.current.category,
                                       act.asked.category,
                                       ErasableText(std::move(*reason))});
    return true;
}

base::Result<bool> perform_override_owner(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto unit = chosen_unit(act);
    if (!unit) {
        return base::refusal_of(unit);
    }
    if (unit->id == act.current.owner) {
        return refuse(Why::AlreadyDone, "cases.already_the_owner", {}, "unit");
    }
    OwnerOverridden overridden;
    overridden.id = act.current.id;
    overridden.by = act.asker.unit;
    overridden.old_owner = act.current.owner;
    overridden.owner = unit->id;
    overridden.level = level_of(unit->kind);
    overridden.reason = ErasableText(std::move(*reason));
    overridden.step =
        go_on_with_step(act.current, overridden.level, act.rules, act.turn.now(), act.days);
    act.turn.record(overridden);
    return true;
}

base::Result<bool> perform_redact_words(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    auto words = needed_text(act.asked.words, answer_characters_max, "words");
    if (!words) {
        return base::refusal_of(words);
    }
    act.turn.record(WordsRedacted{act.current.id,
                                  act.asker.unit,
                                  ErasableText(std::move(*words)),
                                  ErasableText(std::move(*reason))});
    return true;
}

} // namespace cases
