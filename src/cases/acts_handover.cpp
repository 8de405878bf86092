// Handing a case over to another unit. It must be taken there; until then the giver stays
// responsible. Neither the whole's clock nor the step's begins anew, so nobody gains time by
// passing a case on.

#include <array>

#include "cases/acts.hpp"
#include "cases/routing.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

constexpr auto while_it_is_handled = {
    Stage::Assigned, Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling};

base::Result<bool> is_offered(const Case& current) {
    if (!current.handover) {
        return refuse(Why::AlreadyDone, "cases.no_handover_waits", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> perform_offer_handover(const Performance& act) {
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
    if (act.current.handover && act.current.handover->to == unit->id) {
        return refuse(Why::AlreadyDone, "cases.already_offered_to_them", {}, "unit");
    }
    act.turn.record(HandoverOffered{
        act.current.id, act.asker.unit, unit->id, ErasableText(std::move(*reason))});
    return true;
}

base::Result<bool> perform_accept_handover(const Performance& act) {
    CaseHandedOver over;
    over.id = act.current.id;
    over.by = act.asker.unit;
    over.from = act.current.handler;
    over.handler = act.current.handover->to;
    over.owner = act.current.owner;
    over.level = act.current.level;
    // Whoever sees to a case goes on doing so when it climbed; else the new handler does.
    if (act.current.owner == act.current.handler) {
        over.owner = over.handler;
        over.level = level_of_unit(act.turn.store(), over.handler);
    }
    over.step = go_on_with_step(act.current, over.level, act.rules, act.turn.now(), act.days);
    act.turn.record(over);
    return true;
}

base::Result<bool> perform_end_handover(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(
        HandoverEnded{act.current.id, act.asker.unit, ErasableText(std::move(*reason))});
    return true;
}

} // namespace

std::span<const ActRow> handover_rows() {
    using alliance::Power;
    static const std::array rows = {
        ActRow{Act::OfferHandover,
               "handover",
               while_it_is_handled,
               {Side::Handler},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_offer_handover,
               no_return_waits},
        ActRow{Act::AcceptHandover,
               "handover-acceptance",
               while_it_is_handled,
               {Side::Receiver},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_accept_handover,
               is_offered},
        ActRow{Act::EndHandover,
               "handover-end",
               while_it_is_handled,
               {Side::Handler, Side::Receiver},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_end_handover,
               is_offered},
    };
    return rows;
}

} // namespace cases
