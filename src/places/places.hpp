// The door of the places: residents' committees, their compounds, buildings, entrances and
// dwellings, in Shanghai's way of lane, number and room (弄–号–室).
//
// One number names a place of any level. A place never changes its level; only a compound changes
// its parent, when another residents' committee takes it over. Its number is never used again.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/turn.hpp"
#include "places/events.hpp"
#include "sheets/table.hpp"
#include "store/connection.hpp"

namespace places {

constexpr std::size_t name_characters_max = 60;
constexpr std::size_t reason_characters_max = 200;
constexpr int candidates_max = 20;

struct Place {
    PlaceId id;
    Level level = Level::Compound;
    PlaceId parent;   // 0 for a residents' committee.
    PlaceId building; // 0 unless an entrance whose building is known.
    std::string name;
    std::string lane; // Empty unless an entrance on a lane.
    std::string code;
    bool is_closed = false;
};

// A place and everything above it; 0 where there is none.
struct Path {
    PlaceId committee;
    PlaceId compound;
    PlaceId building;
    PlaceId entrance;
    PlaceId dwelling;

    friend bool operator==(const Path&, const Path&) = default;
};

struct AddPlace {
    Level level = Level::Compound;
    PlaceId parent;   // A dwelling's is its entrance; a building's and an entrance's the compound.
    PlaceId building; // 0, or the building in which an entrance lies.
    std::string name; // "3" and "3号" are the same entrance, "201" and "201室" the same dwelling.
    std::string lane;
    std::string code;
};

[[nodiscard]] base::Result<PlaceId> add_place(journal::Turn& turn, const AddPlace& asked);
[[nodiscard]] base::Result<PlaceId> rename_place(journal::Turn& turn,
                                                 PlaceId id,
                                                 const std::string& name,
                                                 const std::string& code);
// From now on another residents' committee answers for the compound and all that lies in it.
[[nodiscard]] base::Result<PlaceId> move_compound(journal::Turn& turn,
                                                  PlaceId id,
                                                  PlaceId committee,
                                                  const std::string& reason);
[[nodiscard]] base::Result<PlaceId> close_place(journal::Turn& turn,
                                                PlaceId id,
                                                const std::string& reason);

// One row of a list of places: names from wide to narrow, the rest empty; the code is that of the
// narrowest. Whatever of it is not there yet is added.
struct PlaceRow {
    std::string committee;
    std::string compound;
    std::string lane;
    std::string building;
    std::string entrance;
    std::string dwelling;
    std::string code;
};
enum class Taken { Added, Already };
[[nodiscard]] base::Result<Taken> take_row(journal::Turn& turn, const PlaceRow& row);

// A list of places as CSV or XLSX: its first row names the columns, in any order, in English or
// Chinese. Rows that can't be read stand in `refused` with their line.
using RowsRead = sheets::List<PlaceRow>;
[[nodiscard]] base::Result<RowsRead> read_rows(std::string_view bytes);

// All open places as such a list.
[[nodiscard]] sheets::Sheet all_places(store::Connection& connection,
                                       text::Language language,
                                       calendar::Moment now);

[[nodiscard]] std::optional<Place> find(store::Connection& connection, PlaceId id);

// All zero when there is no such place. One lookup by key.
[[nodiscard]] Path above(store::Connection& connection, PlaceId id);

// Open places, in the order of their numbers: 2号 before 10号.
[[nodiscard]] std::vector<Place> children(store::Connection& connection, PlaceId parent);
[[nodiscard]] std::vector<Place> compounds(store::Connection& connection);
[[nodiscard]] std::vector<Place> committees(store::Connection& connection);

// The narrowest open place that the words name without doubt: "瞿溪新村3号201",
// "瞿溪新村 3-201", "瞿溪路350弄3号201室" are one dwelling; where the dwelling is not known it is
// the entrance, or the compound. Nothing when the words name no place of ours.
[[nodiscard]] std::optional<PlaceId> find_by_words(store::Connection& connection,
                                                   std::string_view typed);

// What the words may mean, best first: for pickers, while somebody types.
[[nodiscard]] std::vector<PlaceId> candidates(store::Connection& connection,
                                              std::string_view typed,
                                              int limit = candidates_max);

// "瞿溪新村 3号 201室", with the lane where a compound has several; empty when there is none.
[[nodiscard]] std::string full_name(store::Connection& connection, PlaceId id);

// What the public may read of it: the compound's name at the finest.
[[nodiscard]] std::string public_name(store::Connection& connection, PlaceId id);

} // namespace places
