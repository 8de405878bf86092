// Taking a wrong click back: within ten minutes, by whoever clicked, where nothing followed from
// it.

#include "cases/acts.hpp"
#include "cases/records.hpp"

namespace cases {

using base::refuse;
using base::Why;

// What one turn recorded about the case stands or falls together: a call-back and the end it made.
base::Result<std::vector<Step>> undoable(store::Connection& connection,
                                         const Case& current,
                                         const Asker& asker,
                                         const UndoWithin& within) {
    auto last = last_turn(connection, current.id);
    if (last.empty() || last.front().kind == CaseOpened::kind ||
        last.front().kind == ActUndone::kind || last.back().entry != current.last_entry) {
        return refuse(Why::TooLate, "cases.nothing_to_undo");
    }
    if (last.front().account != asker.account) {
        return refuse(Why::NotAllowed, "cases.not_your_act");
    }
    if (within.now - last.front().at > std::chrono::minutes(within.minutes)) {
        return refuse(Why::TooLate, "cases.too_late_to_undo", {{"minutes", within.minutes}});
    }
    return last;
}

base::Result<bool> perform_undo(const Performance& act) {
    const auto last = undoable(
        act.turn.store(), act.current, act.asker, {act.turn.now(), act.rules.undo_minutes});
    if (!last) {
        return base::refusal_of(last);
    }
    ActUndone undone{act.current.id, act.asker.unit, {}};
    for (const auto& step : *last) {
        undone.undone.push_back(step.entry);
    }
    act.turn.record(undone);
    return true;
}

} // namespace cases
