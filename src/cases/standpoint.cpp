#include "cases/standpoint.hpp"

#include "cases/case.hpp"
#include "cases/matters.hpp"
#include "cases/parts.hpp"
#include "cases/routing.hpp"

namespace cases {

Standpoint::Standpoint(store::Connection& connection, UnitId unit, Moment now)
    : connection_(connection), unit_(unit), now_(now) {
    self_ = alliance::unit(connection, unit);
    is_street_ = self_ && level_of(self_->kind) == Level::Street;
    is_committee_ = self_ && self_->kind == alliance::UnitKind::ResidentsCommittee;
}

Sides Standpoint::sides_of(const Case& current) const {
    Sides sides;
    if (stands_for(current.handler, current)) {
        sides.add(Side::Handler);
    }
    if (stands_for(current.owner, current)) {
        sides.add(Side::Owner);
    }
    const bool is_here =
        is_committee_ &&
        unit_ == alliance::unit_serving(
                     connection_, alliance::UnitKind::ResidentsCommittee, seen_to_at(current));
    if (is_here) {
        sides.add(Side::Committee);
    }
    if (current.has_waiting_extension() &&
        stands_for(current.extensions->waiting->decider, current)) {
        sides.add(Side::Decider);
    }
    if (is_street_) {
        sides.add(Side::Street);
    }
    if (!parts_to_answer(connection_, current, unit_, now_).empty()) {
        sides.add(Side::Part);
    }
    if (current.handover && stands_for(current.handover->to, current)) {
        sides.add(Side::Receiver);
    }
    if (current.intervention &&
        (is_street_ || stands_for(current.intervention->committee, current))) {
        sides.add(Side::Guarantor);
    }
    if (self_ && watches(connection_, *self_, current.category)) {
        sides.add(Side::Watcher);
    }
    return sides;
}

bool Standpoint::stands_for(UnitId other, const Case& current) const {
    return unit_ == other ||
           (is_unattended(other) &&
            alliance::unit_acting_for(connection_, other, seen_to_at(current), now_) == unit_);
}

bool Standpoint::is_unattended(UnitId other) const {
    const auto known = unattended_.find(other);
    return known != unattended_.end()
               ? known->second
               : unattended_.emplace(other, alliance::is_unattended(connection_, other, now_))
                     .first->second;
}

const std::vector<UnitId>& Standpoint::own_units_of(AccountId account) const {
    const auto known = own_units_.find(account);
    return known != own_units_.end()
               ? known->second
               : own_units_.emplace(account, alliance::own_units(connection_, account, now_))
                     .first->second;
}

Asker asker_from(const Standpoint& standpoint,
                 const alliance::ActingSeat& seat,
                 const Case& current) {
    return {seat.actor(),
            seat.account,
            seat.unit,
            seat.powers,
            standpoint.sides_of(current),
            standpoint.own_units_of(seat.account)};
}

} // namespace cases
