#include "cases/matters.hpp"

#include <algorithm>

#include "cases/opening.hpp"

namespace cases {

namespace {

std::vector<std::string> matters_by(const Rules& rules, const alliance::Unit& committee) {
    if (committee.kind != alliance::UnitKind::SpecialCommittee) {
        return {};
    }
    for (const auto& matter : rules.matters) {
        if (matter.committee == committee.name || matter.committee == committee.short_name) {
            return matter.categories;
        }
    }
    return {};
}

} // namespace

std::vector<std::string> matters_of(store::Connection& connection,
                                    const alliance::Unit& committee) {
    return matters_by(*rules_now(connection), committee);
}

bool watches(store::Connection& connection,
             const alliance::Unit& committee,
             const std::string& category) {
    const auto categories = matters_of(connection, committee);
    return std::ranges::find(categories, category) != categories.end();
}

std::optional<alliance::Unit> watcher_of(store::Connection& connection,
                                         const std::string& category) {
    const auto committees = alliance::units(connection, alliance::UnitKind::SpecialCommittee);
    return watcher_among(committees, *rules_now(connection), category);
}

std::optional<alliance::Unit> watcher_among(const std::vector<alliance::Unit>& committees,
                                            const Rules& rules,
                                            const std::string& category) {
    const auto found = std::ranges::find_if(committees, [&](const alliance::Unit& committee) {
        const auto categories = matters_by(rules, committee);
        return std::ranges::find(categories, category) != categories.end();
    });
    return found == committees.end() ? std::nullopt : std::optional(*found);
}

} // namespace cases
