// Suspending a case (挂账): it is real, but money or policy is missing now. It needs a plan,
// somebody who answers for it, and a date at which it is looked at again; whoever suspends it sees
// to that, and never the handler alone. It counts as unresolved meanwhile.

#include <array>

#include "cases/acts.hpp"
#include "cases/routing.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

namespace {

base::Result<bool> is_suspended(const Case& current) {
    if (!current.suspension) {
        return refuse(Why::AlreadyDone, "cases.is_not_suspended", {{"case", current.id.value}});
    }
    return true;
}

// The street keeps what it owns; below it, whoever suspends sees to the review.
void give_to_whoever_suspends(const Performance& act, CaseSuspended& suspended) {
    suspended.owner = act.current.owner;
    suspended.level = act.current.level;
    if (act.current.level != Level::Street) {
        suspended.owner = act.asker.unit;
        suspended.level = level_of_unit(act.turn.store(), act.asker.unit);
    }
}

} // namespace

std::span<const ActRow> suspension_rows() {
    static const std::array rows = {
        ActRow{Act::Suspend,
               "suspension",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Owner, Side::Committee, Side::Street},
               Power::Dispatch,
               ReasonIs::NotAsked,
               Second::NotTheHandler,
               perform_suspend},
        ActRow{Act::Resume,
               "resumption",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Owner, Side::Committee, Side::Street},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::NotTheHandler,
               perform_resume,
               is_suspended},
    };
    return rows;
}

base::Result<bool> perform_suspend(const Performance& act) {
    auto plan = needed_text(act.asked.plan, note_characters_max, "plan");
    if (!plan) {
        return base::refusal_of(plan);
    }
    auto responsible =
        needed_text(act.asked.responsible, alliance::name_characters_max, "responsible");
    if (!responsible) {
        return base::refusal_of(responsible);
    }
    const Moment now = act.turn.now();
    const auto allowed = may_be_reviewed_at(act.rules, act.asked.due.value_or(now), now);
    if (!allowed) {
        return base::refusal_of(allowed);
    }
    CaseSuspended suspended;
    suspended.id = act.current.id;
    suspended.by = act.asker.unit;
    suspended.plan = ErasableText(std::move(*plan));
    suspended.responsible = ErasableText(std::move(*responsible));
    suspended.review_at = *act.asked.due;
    suspended.is_clock_stopped = act.rules.suspension.clock == Pause::Stops;
    suspended.is_renewed = act.current.suspension.has_value();
    give_to_whoever_suspends(act, suspended);
    suspended.step = act.current.step;
    if (suspended.is_clock_stopped) {
        suspended.step = {now, suspended.review_at, false, Rung::None, {}};
    }
    act.turn.record(suspended);
    return true;
}

base::Result<bool> perform_resume(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    CaseResumed resumed;
    resumed.id = act.current.id;
    resumed.by = act.asker.unit;
    resumed.reason = ErasableText(std::move(*reason));
    resumed.step = act.current.step;
    if (act.current.suspension->is_clock_stopped) {
        resumed.step = resumed_step(act.current, act.rules, act.turn.now(), act.days);
    }
    resumed.supervise_at = supervised_no_earlier(act.current, resumed.step.due);
    act.turn.record(resumed);
    return true;
}

} // namespace cases
