#include "cases/rules_names.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "alliance/alliance.hpp"
#include "places/places.hpp"
#include "text/toml.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

enum class Named { Category, Unit, Committee, Place };

struct NameInRules {
    Named what = Named::Category;
    std::string name;
    std::int64_t line = 0;
};

// What a value under this key names; in [[matter]] a committee is one that watches.
std::optional<Named> named_under(std::string_view table, std::string_view key) {
    if (key == "categories") {
        return Named::Category;
    }
    if (key == "places") {
        return Named::Place;
    }
    if (key == "committee" && table == "matter") {
        return Named::Committee;
    }
    if (key == "committee" || key == "workshop" || key == "to_unit") {
        return Named::Unit;
    }
    return std::nullopt;
}

void collect(Named what, const toml::node& node, std::vector<NameInRules>& into) {
    if (const auto name = node.value_exact<std::string>()) {
        into.push_back({what, *name, static_cast<std::int64_t>(node.source().begin.line)});
    } else if (const auto* array = node.as_array()) {
        for (const auto& each : *array) {
            collect(what, each, into);
        }
    }
}

void collect_from(const toml::node& node, std::string_view above, std::vector<NameInRules>& into) {
    if (const auto* array = node.as_array()) {
        for (const auto& each : *array) {
            collect_from(each, above, into);
        }
    } else if (const auto* table = node.as_table()) {
        for (const auto& [key, value] : *table) {
            if (const auto what = named_under(above, key.str())) {
                collect(*what, value, into);
            } else {
                collect_from(value, key.str(), into);
            }
        }
    }
}

// In the order of their lines.
std::vector<NameInRules> names_in(const std::string& document) {
    const auto parsed = toml::parse(document);
    base::ensure(bool(parsed), "names are looked for in rules that were read");
    std::vector<NameInRules> names;
    collect_from(parsed.table(), "", names);
    std::ranges::stable_sort(names, {}, &NameInRules::line);
    return names;
}

const std::vector<std::string>& known_as(Named what, const KnownNames& known) {
    switch (what) {
        case Named::Category:
            return known.categories;
        case Named::Unit:
            return known.units;
        case Named::Committee:
            return known.committees;
        case Named::Place:
            break;
    }
    return known.places;
}

std::string refusal_for(Named what) {
    switch (what) {
        case Named::Category:
            return "cases.rules_no_such_category";
        case Named::Unit:
            return "cases.rules_no_such_unit";
        case Named::Committee:
            return "cases.rules_no_such_committee";
        case Named::Place:
            break;
    }
    return "cases.rules_no_such_place";
}

// How many bytes must be put in, taken out or replaced to make one of the other.
std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const std::size_t replaced = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string most_like(const std::string& name, const std::vector<std::string>& known) {
    const auto nearest = std::ranges::min_element(
        known, {}, [&](const std::string& each) { return distance(name, each); });
    return nearest == known.end() ? "—" : *nearest;
}

void add_unit_names(const std::vector<alliance::Unit>& units, std::vector<std::string>& into) {
    for (const auto& unit : units) {
        into.push_back(unit.name);
        into.push_back(unit.short_name);
    }
}

} // namespace

KnownNames known_names(store::Connection& connection) {
    KnownNames known;
    for (const auto& category : voices::categories(connection)->categories) {
        known.categories.push_back(category.code);
    }
    add_unit_names(alliance::units(connection), known.units);
    add_unit_names(alliance::units(connection, alliance::UnitKind::SpecialCommittee),
                   known.committees);
    for (const auto& places : {places::compounds(connection), places::committees(connection)}) {
        for (const auto& place : places) {
            known.places.push_back(place.name);
        }
    }
    return known;
}

std::vector<std::string> codes_in(const std::string& categories_toml) {
    const auto parsed = toml::parse(categories_toml);
    const auto* list = parsed ? parsed.table()["categories"].as_array() : nullptr;
    std::vector<std::string> codes;
    if (list != nullptr) {
        for (const auto& each : *list) {
            const auto* table = each.as_table();
            codes.push_back(table == nullptr ? "" : (*table)["code"].value_or(std::string()));
        }
    }
    return codes;
}

base::Result<bool> check_names(const std::string& document,
                               const std::string& now,
                               const KnownNames& known) {
    std::set<std::pair<Named, std::string>> named_before;
    for (const auto& [what, name, line] : names_in(now)) {
        named_before.emplace(what, name);
    }
    for (const auto& [what, name, line] : names_in(document)) {
        const auto& there = known_as(what, known);
        if (!named_before.contains({what, name}) && std::ranges::count(there, name) == 0) {
            return base::refuse(base::Why::Invalid,
                                refusal_for(what),
                                {{"line", line}, {"name", name}, {"like", most_like(name, there)}},
                                "document");
        }
    }
    return true;
}

} // namespace cases
