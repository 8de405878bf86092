#include "places/places.hpp"

#include <algorithm>
#include <utility>

#include "places/records.hpp"
#include "places/rules.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

std::optional<Place> find_twin(store::Connection& connection,
                               PlaceId parent,
                               Level level,
                               const std::string& name,
                               const std::string& lane) {
    for (auto& place : twins(connection, parent, level, label_key(level, name))) {
        // A compound with several lanes has a 3号 on each.
        if (level != Level::Entrance || plain_key(place.lane) == plain_key(lane)) {
            return std::move(place);
        }
    }
    return std::nullopt;
}

std::optional<Place> find_if_named(store::Connection& connection, PlaceId id) {
    return id.value == 0 ? std::nullopt : find(connection, id);
}

bool is_one_line(const std::string& words) {
    return text::is_utf8(words);
}

void append(std::string& name, const std::string& part) {
    if (!part.empty()) {
        name += name.empty() ? "" : " ";
        name += part;
    }
}

} // namespace

base::Result<PlaceId> add_place(journal::Turn& turn, const AddPlace& asked) {
    if (!is_one_line(asked.name) || !is_one_line(asked.lane)) {
        return base::refuse(base::Why::Invalid, "places.not_readable", {}, "name");
    }
    auto& store = turn.store();
    const Surroundings around{find_if_named(store, asked.parent),
                              find_if_named(store, asked.building),
                              find_twin(store, asked.parent, asked.level, asked.name, asked.lane)};
    const auto added = decide_adding(asked, around, next_id(store));
    if (!added) {
        return base::refusal_of(added);
    }
    turn.record(*added);
    return added->id;
}

base::Result<PlaceId> rename_place(journal::Turn& turn,
                                   PlaceId id,
                                   const std::string& name,
                                   const std::string& code) {
    if (!is_one_line(name)) {
        return base::refuse(base::Why::Invalid, "places.not_readable", {}, "name");
    }
    const auto place = find(turn.store(), id);
    const auto twin = place
                          ? find_twin(turn.store(), place->parent, place->level, name, place->lane)
                          : std::nullopt;
    const auto renamed = decide_renaming(place, name, code, twin);
    if (!renamed) {
        return base::refusal_of(renamed);
    }
    turn.record(*renamed);
    return id;
}

base::Result<PlaceId> move_compound(journal::Turn& turn,
                                    PlaceId id,
                                    PlaceId committee,
                                    const std::string& reason) {
    auto& store = turn.store();
    const auto compound = find_if_named(store, id);
    const auto twin =
        compound ? find_twin(store, committee, compound->level, compound->name, {}) : std::nullopt;
    const auto moved = decide_moving(compound, find_if_named(store, committee), twin, reason);
    if (!moved) {
        return base::refusal_of(moved);
    }
    turn.record(*moved);
    return id;
}

base::Result<PlaceId> close_place(journal::Turn& turn, PlaceId id, const std::string& reason) {
    const auto below = has_open_children(turn.store(), id) ? Below::OpenPlaces : Below::Nothing;
    const auto closed = decide_closing(find(turn.store(), id), reason, below);
    if (!closed) {
        return base::refusal_of(closed);
    }
    turn.record(*closed);
    return id;
}

std::string full_name(store::Connection& connection, PlaceId id) {
    const auto names = names_of(connection, id);
    if (!names) {
        return {};
    }
    if (names->level == Level::Committee) {
        return names->committee;
    }
    std::string name = names->compound;
    append(name, names->level == Level::Building ? names->building : std::string());
    append(name, names->lane);
    append(name, names->entrance);
    append(name, names->dwelling);
    return name;
}

std::string public_name(store::Connection& connection, PlaceId id) {
    const auto names = names_of(connection, id);
    if (!names) {
        return {};
    }
    return names->level == Level::Committee ? names->committee : names->compound;
}

} // namespace places
