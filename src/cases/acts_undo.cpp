// Taking a wrong click back: within ten minutes, by whoever clicked, where nothing followed from
// it.

#include "cases/acts.hpp"
#include "cases/records.hpp"

namespace cases {

using base::refuse;
using base::Why;

// What one turn recorded about the case stands or falls together: a call-back and the end it made.
base::Result<bool> perform_undo(const Performance& act) {
    const auto last = last_turn(act.turn.store(), act.current.id);
    if (last.empty() || last.front().kind == CaseOpened::kind ||
        last.front().kind == ActUndone::kind || last.back().entry != act.current.last_entry) {
        return refuse(Why::TooLate, "cases.nothing_to_undo");
    }
    if (last.front().account != act.asker.account) {
        return refuse(Why::NotAllowed, "cases.not_your_act");
    }
    if (act.turn.now() - last.front().at > std::chrono::minutes(act.rules.undo_minutes)) {
        return refuse(
            Why::TooLate, "cases.too_late_to_undo", {{"minutes", act.rules.undo_minutes}});
    }
    ActUndone undone{act.current.id, act.asker.unit, {}};
    for (const auto& step : last) {
        undone.undone.push_back(step.entry);
    }
    act.turn.record(undone);
    return true;
}

} // namespace cases
