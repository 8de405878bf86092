// Handing a case back (退单). Whoever dispatched it decides, never who returned it: refused, it
// stands where it is (兜底); accepted, it is dispatched anew. The second time the street decides
// for good, so that no case wanders.

#include <array>

#include "cases/acts.hpp"
#include "cases/routing.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

namespace {

base::Result<bool> a_return_waits(const Case& current) {
    if (!current.has_waiting_return()) {
        return refuse(Why::AlreadyDone, "cases.no_return_waits", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> is_time_to_return(const Timing& timing) {
    return may_return(timing.current, timing.rules, timing.now, timing.days);
}

// Whoever sent it by hand; where the routing did, the level above the handler.
UnitId decider_of(const Performance& act) {
    const Case& current = act.current;
    auto& store = act.turn.store();
    if (current.returns) {
        return alliance::duty_desk(store);
    }
    if (current.dispatch && current.dispatch->by != current.handler) {
        return current.dispatch->by;
    }
    return alliance::level_above(store, current.handler, current.place)
        .value_or(alliance::duty_desk(store));
}

} // namespace

base::Result<bool> no_return_waits(const Case& current) {
    if (current.has_waiting_return()) {
        return refuse(Why::NotAllowed, "cases.return_waits", {{"case", current.id.value}});
    }
    return true;
}

std::span<const ActRow> return_rows() {
    static const std::array rows = {
        ActRow{Act::Return,
               "return",
               {Stage::Assigned},
               {Side::Handler},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_return,
               no_return_waits,
               is_time_to_return},
        ActRow{Act::AcceptReturn,
               "return-acceptance",
               {Stage::Assigned},
               {Side::Owner},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::NotTheReturner,
               perform_accept_return,
               a_return_waits},
        ActRow{Act::RefuseReturn,
               "return-refusal",
               {Stage::Assigned},
               {Side::Owner},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::NotTheReturner,
               perform_refuse_return,
               a_return_waits},
    };
    return rows;
}

base::Result<bool> perform_return(const Performance& act) {
    if (!act.asked.return_reason) {
        return refuse(Why::Invalid, "cases.return_reason_missing", {}, "return_reason");
    }
    auto evidence = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!evidence) {
        return base::refusal_of(evidence);
    }
    const UnitId decider = decider_of(act);
    if (decider == act.current.handler) {
        return refuse(Why::NotAllowed, "cases.nobody_above_to_decide");
    }
    auto photos = keep_photos(act, voices::Shows::Evidence);
    if (!photos) {
        return base::refusal_of(photos);
    }
    CaseReturned returned;
    returned.photos = std::move(*photos);
    returned.id = act.current.id;
    returned.by = act.asker.unit;
    returned.reason = *act.asked.return_reason;
    returned.evidence = ErasableText(std::move(*evidence));
    returned.decider = decider;
    returned.level = level_of_unit(act.turn.store(), decider);
    returned.is_final = act.current.returns.has_value();
    Case next = act.current;
    next.level = returned.level;
    next.returns.emplace().waiting.emplace();
    returned.step = begin_step(next, Stage::Assigned, act.rules, act.turn.now(), act.days);
    act.turn.record(returned);
    return true;
}

base::Result<bool> perform_accept_return(const Performance& act) {
    const auto unit = chosen_unit(act);
    if (!unit) {
        return base::refusal_of(unit);
    }
    if (unit->id == act.current.handler) {
        return refuse(Why::Invalid, "cases.returned_by_this_unit", {}, "unit");
    }
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    Case next = act.current;
    next.returns->waiting.reset();
    next.owner = unit->id;
    next.level = level_of(unit->kind);
    const bool was_first = next.first_handler == next.handler;
    act.turn.record(
        ReturnAccepted{next.id,
                       act.asker.unit,
                       unit->id,
                       was_first ? unit->id : next.first_handler,
                       next.owner,
                       next.level,
                       ErasableText(std::move(*reason)),
                       begin_step(next, Stage::Assigned, act.rules, act.turn.now(), act.days)});
    return true;
}

base::Result<bool> perform_refuse_return(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const WaitingReturn waiting = *act.current.returns->waiting;
    Case next = act.current;
    next.returns->waiting.reset();
    next.owner = waiting.owner;
    next.level = waiting.level;
    ReturnRefused refused;
    refused.id = next.id;
    refused.by = act.asker.unit;
    refused.handler = next.handler;
    refused.returned_for = waiting.reason;
    refused.is_final = next.returns->count >= returns_a_case_max;
    refused.owner = next.owner;
    refused.level = next.level;
    refused.reason = ErasableText(std::move(*reason));
    refused.step = begin_step(next, Stage::Assigned, act.rules, act.turn.now(), act.days);
    act.turn.record(refused);
    return true;
}

} // namespace cases
