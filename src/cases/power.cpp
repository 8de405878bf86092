#include "cases/power.hpp"

#include <algorithm>

#include "cases/opening.hpp"

namespace cases {
namespace {

std::optional<UnitId> unit_called(store::Connection& connection, const std::string& name) {
    for (const auto& unit : alliance::units(connection)) {
        if (!name.empty() && (unit.name == name || unit.short_name == name)) {
            return unit.id;
        }
    }
    return std::nullopt;
}

} // namespace

OfficesOfPower offices_of_power(store::Connection& connection) {
    return offices_of_power(connection, *rules_now(connection));
}

OfficesOfPower offices_of_power(store::Connection& connection, const Rules& rules) {
    const UnitId desk = alliance::duty_desk(connection);
    const auto workshops = alliance::units(connection, alliance::UnitKind::LegalWorkshop);
    const UnitId any_workshop = workshops.empty() ? desk : workshops.front().id;
    return {unit_called(connection, rules.power_committee).value_or(desk),
            unit_called(connection, rules.power_workshop).value_or(any_workshop)};
}

std::vector<Part> awaited_of_power(store::Connection& connection, CaseId id) {
    auto parts = open_parts_of(connection, id);
    std::erase_if(parts, [](const Part& part) {
        return part.what != PartKind::Opinion && part.what != PartKind::Department;
    });
    return parts;
}

} // namespace cases
