// Waiting for the resident: a date at home, a paper that is missing. They read what is asked of
// them. Only where the street's rules say so does the step's clock stop; the whole's never does.

#include <array>

#include "cases/acts.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

namespace {

base::Result<bool> nobody_is_awaited(const Case& current) {
    if (current.awaited) {
        return refuse(Why::AlreadyDone, "cases.is_awaited", {{"case", current.id.value}});
    }
    if (current.suspension) {
        return refuse(Why::NotAllowed, "cases.is_suspended", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> somebody_is_awaited(const Case& current) {
    if (!current.awaited) {
        return refuse(Why::AlreadyDone, "cases.is_not_awaited", {{"case", current.id.value}});
    }
    return true;
}

} // namespace

std::span<const ActRow> waiting_rows() {
    static const std::array rows = {
        ActRow{Act::AwaitResident,
               "waiting",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Handler},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_await_resident,
               nobody_is_awaited},
        ActRow{Act::EndWaiting,
               "waiting-end",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Handler},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_end_waiting,
               somebody_is_awaited},
    };
    return rows;
}

base::Result<bool> perform_await_resident(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    ResidentAwaited awaited = await_resident(act.current, act.rules, act.turn.now(), act.days);
    awaited.by = act.asker.unit;
    awaited.reason = ErasableText(std::move(*reason));
    act.turn.record(awaited);
    return true;
}

base::Result<bool> perform_end_waiting(const Performance& act) {
    act.turn.record(WaitingEnded{
        act.current.id, act.asker.unit, run_on(act.current, act.turn.now(), act.days)});
    return true;
}

} // namespace cases
