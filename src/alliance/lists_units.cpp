#include <algorithm>
#include <array>

#include "alliance/lists.hpp"
#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "alliance/views.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

enum UnitColumn : std::size_t { Kind, Name, ShortName, Telephone, Duty, Served, Bodies };

constexpr std::array<sheets::Title, 7> unit_titles = {{{"kind", "类别"},
                                                       {"name", "名称"},
                                                       {"short name", "简称"},
                                                       {"telephone", "电话"},
                                                       {"duty", "职责"},
                                                       {"serves", "服务范围"},
                                                       {"takes part in", "参加"}}};

constexpr std::string_view between_names = "、";

// A kind by its word in the asker's language, or by its name in files.
base::Result<std::optional<UnitKind>> kind_in(const std::string& cell,
                                              const text::Catalogue& words) {
    if (cell.empty()) {
        return std::optional<UnitKind>();
    }
    const std::string key = text::normalise(cell);
    const auto names = enum_names(UnitKind{});
    for (std::size_t at = 0; at < names.size(); ++at) {
        const auto kind = static_cast<UnitKind>(at);
        if (key == names[at] || key == text::normalise(kind_name(kind, words))) {
            return std::optional(kind);
        }
    }
    return refuse(Why::Invalid, "alliance.no_such_kind", {{"value", cell}}, "file");
}

base::Result<UnitRow> read_unit(const sheets::Table& table,
                                const sheets::Row& cells,
                                const text::Catalogue& words) {
    for (const auto& cell : cells.cells) {
        if (!text::is_utf8(cell)) {
            return refuse(Why::Invalid, "places.not_readable", {}, "file");
        }
    }
    const auto kind = kind_in(table.cell(cells, Kind), words);
    if (!kind) {
        return base::refusal_of(kind);
    }
    UnitRow row;
    row.kind = *kind;
    row.details = {kind->value_or(UnitKind::Member),
                   table.cell(cells, Name),
                   table.cell(cells, ShortName),
                   table.cell(cells, Telephone),
                   table.cell(cells, Duty)};
    row.served = names_in(table.cell(cells, Served));
    row.bodies = names_in(table.cell(cells, Bodies));
    return row;
}

// What taking a row records, all of it checked before.
struct UnitTaken {
    std::optional<UnitAdded> added;
    std::vector<PlaceServed> served;
    std::vector<UnitJoined> joined;
};

base::Result<UnitTaken> decide_details(store::Connection& store, const UnitRow& row, Unit& unit) {
    UnitTaken taken;
    if (unit.id.value != 0) {
        return taken;
    }
    if (!row.kind) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "kind");
    }
    auto added = decide_adding_unit(row.details, units(store, *row.kind), next_unit(store));
    if (!added) {
        return base::refusal_of(added);
    }
    unit.id = added->id;
    unit.kind = added->unit_kind;
    unit.name = added->name;
    taken.added = std::move(*added);
    return taken;
}

base::Result<bool> decide_places(store::Connection& store,
                                 const UnitRow& row,
                                 const Unit& unit,
                                 UnitTaken& taken) {
    const auto served = served_places(store, unit.id);
    for (const auto& name : row.served) {
        const auto place = places::find_by_words(store, name);
        if (!place) {
            return refuse(Why::NotFound, "alliance.no_place_named", {{"name", name}}, "place");
        }
        if (std::ranges::find(served, *place) != served.end() ||
            std::ranges::find(taken.served, *place, &PlaceServed::place) != taken.served.end()) {
            continue;
        }
        const auto decided = decide_serving(unit, places::find(store, *place), served);
        if (!decided) {
            return base::refusal_of(decided);
        }
        taken.served.push_back(*decided);
    }
    return true;
}

base::Result<bool> decide_bodies(store::Connection& store,
                                 const UnitRow& row,
                                 const Unit& unit,
                                 UnitTaken& taken) {
    const auto joined = bodies_of(store, unit.id);
    for (const auto& name : row.bodies) {
        const auto body = unit_named(store, name);
        if (!body) {
            return base::refusal_of(body);
        }
        if (std::ranges::find(joined, body->id, &Unit::id) != joined.end() ||
            std::ranges::find(taken.joined, body->id, &UnitJoined::body) != taken.joined.end()) {
            continue;
        }
        const auto decided = decide_joining(*body, unit, {});
        if (!decided) {
            return base::refusal_of(decided);
        }
        taken.joined.push_back(*decided);
    }
    return true;
}

// The unit that a row means; one without a number when it is not there yet.
Unit unit_meant(store::Connection& store, const UnitRow& row) {
    const std::string key = text::normalise(row.details.name);
    for (auto& unit : row.kind ? units(store, *row.kind) : units(store)) {
        if (text::normalise(unit.name) == key) {
            return std::move(unit);
        }
    }
    return {};
}

std::string in_one_cell(const std::vector<std::string>& names) {
    std::string cell;
    for (const auto& name : names) {
        cell += (cell.empty() ? "" : std::string(between_names)) + name;
    }
    return cell;
}

std::vector<sheets::Cell> unit_cells(const web::Request& request, const Unit& unit) {
    auto& store = *request.store;
    std::vector<std::string> served;
    for (const PlaceId place : served_places(store, unit.id)) {
        served.push_back(places::full_name(store, place));
    }
    std::vector<std::string> bodies;
    for (const auto& body : bodies_of(store, unit.id)) {
        bodies.push_back(body.name);
    }
    return {kind_name(unit.kind, *request.words),
            unit.name,
            unit.short_name,
            unit.telephone,
            unit.duty,
            in_one_cell(served),
            in_one_cell(bodies)};
}

} // namespace

std::vector<std::string> names_in(std::string_view cell) {
    std::vector<std::string> names;
    std::string name;
    const auto end_name = [&] {
        name = text::tidy(name);
        if (!name.empty()) {
            names.push_back(name);
        }
        name.clear();
    };
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t from = at;
        const char32_t character = text::next_character(cell, at);
        if (std::u32string_view(U"、，,；;\n").find(character) != std::u32string_view::npos) {
            end_name();
        } else {
            name += cell.substr(from, at - from);
        }
    }
    end_name();
    return names;
}

base::Result<Unit> unit_named(store::Connection& connection, const std::string& name) {
    const std::string key = text::normalise(name);
    std::vector<Unit> found;
    for (auto& unit : units(connection)) {
        if (text::normalise(unit.name) == key) {
            return std::move(unit);
        }
        if (text::normalise(unit.short_name) == key) {
            found.push_back(std::move(unit));
        }
    }
    if (found.size() != 1) {
        return refuse(Why::NotFound, "alliance.no_unit_named", {{"name", name}}, "file");
    }
    return std::move(found.front());
}

base::Result<sheets::List<UnitRow>> read_units(std::string_view bytes,
                                               const text::Catalogue& words) {
    auto table = sheets::read_table(bytes, unit_titles);
    if (!table) {
        return base::refusal_of(table);
    }
    if (!table->has(Name)) {
        return refuse(Why::Invalid, "alliance.unit_columns_missing", {}, "file");
    }
    return sheets::read_list<UnitRow>(std::move(*table),
                                      [&](const sheets::Table& list, const sheets::Row& cells) {
                                          return read_unit(list, cells, words);
                                      });
}

base::Result<Taken> take_unit(journal::Turn& turn, const UnitRow& row) {
    auto& store = turn.store();
    Unit unit = unit_meant(store, row);
    auto taken = decide_details(store, row, unit);
    if (!taken) {
        return base::refusal_of(taken);
    }
    if (auto decided = decide_places(store, row, unit, *taken); !decided) {
        return base::refusal_of(decided);
    }
    if (auto decided = decide_bodies(store, row, unit, *taken); !decided) {
        return base::refusal_of(decided);
    }
    if (taken->added) {
        turn.record(*taken->added);
    }
    for (const auto& served : taken->served) {
        turn.record(served);
    }
    for (const auto& joined : taken->joined) {
        turn.record(joined);
    }
    const bool is_new = taken->added || !taken->served.empty() || !taken->joined.empty();
    return is_new ? Taken::Added : Taken::Already;
}

sheets::Sheet units_list(const web::Request& request) {
    sheets::Sheet sheet{request.words->say("alliance.units_sheet"), {}, {}, request.now};
    for (const auto& title : unit_titles) {
        sheet.columns.push_back({std::string(title.in(request.language))});
    }
    for (const auto& unit : units(*request.store)) {
        sheet.rows.push_back(unit_cells(request, unit));
    }
    return sheet;
}

} // namespace alliance
