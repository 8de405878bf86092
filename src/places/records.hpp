// Keeps the places' tables: applies their events, and finds places again.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journal/entry.hpp"
#include "places/places.hpp"
#include "store/connection.hpp"

namespace places {

void apply_added(store::Connection& to, const PlaceAdded& event, const journal::Entry& entry);
void apply_renamed(store::Connection& to, const PlaceRenamed& event, const journal::Entry& entry);
void apply_moved(store::Connection& to, const PlaceMoved& event, const journal::Entry& entry);
void apply_closed(store::Connection& to, const PlaceClosed& event, const journal::Entry& entry);

[[nodiscard]] PlaceId next_id(store::Connection& connection);

// The open places below `parent` of this level whose label is the same, oldest first.
[[nodiscard]] std::vector<Place> twins(store::Connection& connection,
                                       PlaceId parent,
                                       Level level,
                                       const std::string& name_key);

[[nodiscard]] std::vector<Place> compounds_named(store::Connection& connection,
                                                 const std::string& name_key);

// A name or lane by which a place is called.
struct WordFound {
    std::string word;
    PlaceId place;
    Level level = Level::Compound;
    bool is_lane = false;
};
// The words with this head: their first three characters, or all of a shorter one.
[[nodiscard]] std::vector<WordFound> words_with_head(store::Connection& connection,
                                                     const std::string& head);
// Names that hold what was typed so far.
[[nodiscard]] std::vector<PlaceId> places_named_like(store::Connection& connection,
                                                     const std::string& typed_key,
                                                     int limit);

// The names that make up a place's full name; empty where there is none.
struct Names {
    Level level = Level::Compound;
    std::string committee;
    std::string compound;
    std::string building;
    std::string lane; // Only where the compound has several.
    std::string entrance;
    std::string dwelling;
};
[[nodiscard]] std::optional<Names> names_of(store::Connection& connection, PlaceId id);

[[nodiscard]] bool has_open_children(store::Connection& connection, PlaceId id);
[[nodiscard]] std::int64_t children_count(store::Connection& connection, PlaceId id);

// Open places that have nothing open below them, as rows of a list, in the list's order.
[[nodiscard]] std::vector<PlaceRow> all_rows(store::Connection& connection);

} // namespace places
