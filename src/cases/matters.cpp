#include "cases/matters.hpp"

#include <algorithm>

#include "cases/opening.hpp"

namespace cases {

std::vector<std::string> matters_of(store::Connection& connection,
                                    const alliance::Unit& committee) {
    if (committee.kind != alliance::UnitKind::SpecialCommittee) {
        return {};
    }
    const auto rules = rules_now(connection);
    for (const auto& matter : rules->matters) {
        if (matter.committee == committee.name || matter.committee == committee.short_name) {
            return matter.categories;
        }
    }
    return {};
}

bool watches(store::Connection& connection,
             const alliance::Unit& committee,
             const std::string& category) {
    const auto categories = matters_of(connection, committee);
    return std::ranges::find(categories, category) != categories.end();
}

std::optional<alliance::Unit> watcher_of(store::Connection& connection,
                                         const std::string& category) {
    for (auto& committee : alliance::units(connection, alliance::UnitKind::SpecialCommittee)) {
        if (watches(connection, committee, category)) {
            return std::move(committee);
        }
    }
    return std::nullopt;
}

} // namespace cases
