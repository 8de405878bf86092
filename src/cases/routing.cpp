#include "cases/routing.hpp"

#include <algorithm>

namespace cases {
namespace {

using alliance::UnitKind;

std::optional<UnitId> unit_for(store::Connection& connection,
                               const RoutingRule& rule,
                               places::PlaceId place) {
    if (rule.to == UnitKind::DutyDesk) {
        return alliance::duty_desk(connection);
    }
    if (rule.to) {
        return alliance::unit_serving(connection, *rule.to, place);
    }
    for (const auto& unit : alliance::units(connection)) {
        if (unit.name == rule.to_unit || unit.short_name == rule.to_unit) {
            return unit.id;
        }
    }
    return std::nullopt;
}

} // namespace

Level level_of(UnitKind kind) {
    switch (kind) {
        case UnitKind::PropertyCompany:
        case UnitKind::OwnersCommittee:
        case UnitKind::Member:
        case UnitKind::LegalWorkshop:
        case UnitKind::SpecialCommittee:
        case UnitKind::ObserverPanel:
        case UnitKind::SupervisorPanel:
            return Level::Unit;
        case UnitKind::ResidentsCommittee:
        case UnitKind::Department:
            return Level::Committee;
        case UnitKind::SubdistrictOffice:
        case UnitKind::DutyDesk:
            break;
    }
    return Level::Street;
}

Level level_of_unit(store::Connection& connection, UnitId unit) {
    const auto found = alliance::unit(connection, unit);
    return found ? level_of(found->kind) : Level::Street;
}

Destination route(store::Connection& connection,
                  const Rules& rules,
                  const Matter& matter,
                  places::PlaceId place) {
    for (const auto& rule : rules.routing) {
        if (!fits(rule, matter)) {
            continue;
        }
        const auto unit = unit_for(connection, rule, place);
        const auto found = unit ? alliance::unit(connection, *unit) : std::nullopt;
        if (found && !found->is_closed) {
            return {found->id, level_of(found->kind), rule.chinese + "\n" + rule.english};
        }
    }
    return {alliance::duty_desk(connection), Level::Street, ""};
}

} // namespace cases
