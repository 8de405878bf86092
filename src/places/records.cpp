#include "places/records.hpp"

#include <tuple>
#include <utility>

#include "base/fault.hpp"
#include "places/rules.hpp"

namespace places {

namespace {

constexpr std::int64_t source_name = 0;
constexpr std::int64_t source_lane = 1;

std::int64_t number_of(Level level) {
    return static_cast<std::int64_t>(level);
}

constexpr const char* insert_place = R"sql(
    INSERT INTO places (id, level, parent, committee, compound, building, entrance, dwelling,
                        name, name_key, sort_key, lane, lane_key, code, lanes, is_closed)
    VALUES (:id, :level, :parent, :committee, :compound, :building, :entrance, :dwelling,
            :name, :name_key, :sort_key, :lane, :lane_key, :code, 0, 0)
)sql";

constexpr const char* insert_word = R"sql(
    INSERT INTO place_words (word, head, place, source) VALUES (:word, :head, :place, :source)
    ON CONFLICT (word, place) DO NOTHING
)sql";

constexpr const char* delete_name_words = R"sql(
    DELETE FROM place_words WHERE place = :place AND source = 0
)sql";

constexpr const char* count_lanes = R"sql(
    UPDATE places
    SET lanes = (SELECT count(*) FROM place_words WHERE place = :place AND source = 1)
    WHERE id = :place
)sql";

constexpr const char* update_name = R"sql(
    UPDATE places SET name = :name, name_key = :name_key, sort_key = :sort_key, code = :code
    WHERE id = :id
)sql";

constexpr const char* update_parent = R"sql(
    UPDATE places SET parent = :committee WHERE id = :id
)sql";

constexpr const char* update_committee = R"sql(
    UPDATE places SET committee = :committee WHERE compound = :compound
)sql";

// Whatever lies below a closed place is closed with it.
constexpr const char* update_closed = R"sql(
    UPDATE places SET is_closed = 1
    WHERE committee = :id OR compound = :id OR building = :id OR entrance = :id OR dwelling = :id
)sql";

constexpr const char* select_last_id = R"sql(
    SELECT COALESCE(max(id), 0) FROM places
)sql";

constexpr const char* select_place = R"sql(
    SELECT id, level, parent, building, name, lane, code, is_closed FROM places WHERE id = :id
)sql";

constexpr const char* select_path = R"sql(
    SELECT committee, compound, building, entrance, dwelling FROM places WHERE id = :id
)sql";

constexpr const char* select_children = R"sql(
    SELECT id, level, parent, building, name, lane, code, is_closed FROM places
    WHERE parent = :parent AND is_closed = 0
    ORDER BY level, lane_key, sort_key, id
)sql";

constexpr const char* select_level = R"sql(
    SELECT id, level, parent, building, name, lane, code, is_closed FROM places
    WHERE level = :level AND is_closed = 0
    ORDER BY sort_key, id
)sql";

constexpr const char* select_twins = R"sql(
    SELECT id, level, parent, building, name, lane, code, is_closed FROM places
    WHERE parent = :parent AND level = :level AND name_key = :name_key AND is_closed = 0
    ORDER BY id
)sql";

constexpr const char* select_compounds_named = R"sql(
    SELECT id, level, parent, building, name, lane, code, is_closed FROM places
    WHERE level = 1 AND name_key = :name_key AND is_closed = 0
    ORDER BY id
)sql";

constexpr const char* select_words_with_head = R"sql(
    SELECT place_words.word, place_words.place, places.level, place_words.source
    FROM place_words JOIN places ON places.id = place_words.place
    WHERE place_words.head = :head AND places.is_closed = 0
    ORDER BY place_words.word, place_words.place
)sql";

constexpr const char* select_named_like = R"sql(
    SELECT place_words.place, min(length(place_words.word)) AS shortest
    FROM place_words JOIN places ON places.id = place_words.place
    WHERE place_words.word LIKE '%' || :typed || '%' AND places.is_closed = 0
    GROUP BY place_words.place
    ORDER BY shortest, place_words.place
    LIMIT :limit
)sql";

constexpr const char* select_names = R"sql(
    SELECT place.level, COALESCE(committee.name, ''), COALESCE(compound.name, ''),
           COALESCE(building.name, ''),
           CASE WHEN compound.lanes > 1 THEN COALESCE(entrance.lane, '') ELSE '' END,
           COALESCE(entrance.name, ''), COALESCE(dwelling.name, '')
    FROM places AS place
    LEFT JOIN places AS committee ON committee.id = place.committee
    LEFT JOIN places AS compound ON compound.id = place.compound
    LEFT JOIN places AS building ON building.id = place.building
    LEFT JOIN places AS entrance ON entrance.id = place.entrance
    LEFT JOIN places AS dwelling ON dwelling.id = place.dwelling
    WHERE place.id = :id
)sql";

constexpr const char* count_children = R"sql(
    SELECT count(*) FROM places WHERE parent = :parent AND is_closed = 0
)sql";

// A building whose entrances are listed, and whatever has something below it, stands in their rows.
constexpr const char* select_rows = R"sql(
    SELECT COALESCE(committee.name, ''), COALESCE(compound.name, ''), COALESCE(entrance.lane, ''),
           COALESCE(building.name, ''), COALESCE(entrance.name, ''), COALESCE(dwelling.name, ''),
           place.code
    FROM places AS place
    LEFT JOIN places AS committee ON committee.id = place.committee
    LEFT JOIN places AS compound ON compound.id = place.compound
    LEFT JOIN places AS building ON building.id = place.building
    LEFT JOIN places AS entrance ON entrance.id = place.entrance
    LEFT JOIN places AS dwelling ON dwelling.id = place.dwelling
    WHERE place.is_closed = 0
    ORDER BY COALESCE(committee.sort_key, ''), place.committee,
             COALESCE(compound.sort_key, ''), place.compound,
             COALESCE(building.sort_key, ''), place.building,
             COALESCE(entrance.lane_key, ''), COALESCE(entrance.sort_key, ''), place.entrance,
             COALESCE(dwelling.sort_key, ''), place.id
)sql";

using Row = std::tuple<std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::string,
                       std::string,
                       std::string,
                       std::int64_t>;

Place place_from(Row row) {
    auto& [id, level, parent, building, name, lane, code, is_closed] = row;
    // A building's own column names itself; only an entrance lies in another place's building.
    const bool lies_in_building = static_cast<Level>(level) == Level::Entrance;
    return {PlaceId{id},
            static_cast<Level>(level),
            PlaceId{parent},
            PlaceId{lies_in_building ? building : 0},
            std::move(name),
            std::move(lane),
            std::move(code),
            is_closed != 0};
}

template <class... Parameters>
std::vector<Place> places_from(store::Connection& connection,
                               store::Sql sql,
                               const Parameters&... parameters) {
    std::vector<Place> found;
    auto rows = connection.rows<std::int64_t,
                                std::int64_t,
                                std::int64_t,
                                std::int64_t,
                                std::string,
                                std::string,
                                std::string,
                                std::int64_t>(sql, parameters...);
    found.reserve(rows.size());
    for (auto& row : rows) {
        found.push_back(place_from(std::move(row)));
    }
    return found;
}

Path path_of(const PlaceAdded& event, Path path) {
    switch (event.level) {
        case Level::Committee:
            path.committee = event.id;
            break;
        case Level::Compound:
            path.compound = event.id;
            break;
        case Level::Building:
            path.building = event.id;
            break;
        case Level::Entrance:
            path.building = event.building.value_or(PlaceId{});
            path.entrance = event.id;
            break;
        case Level::Dwelling:
            path.dwelling = event.id;
            break;
    }
    return path;
}

void put_word(store::Connection& to, const std::string& word, PlaceId place, std::int64_t source) {
    to.run(insert_word, word, head_of(word), place, source);
}

void put_name_words(store::Connection& to, PlaceId place, Level level, const std::string& name) {
    const std::string key = label_key(level, name);
    if (level == Level::Compound) {
        put_word(to, key, place, source_name);
    }
    if (level == Level::Committee) {
        // The bare name of a committee may be part of a compound's: 新村 in 瞿溪新村.
        put_word(to, key + "居委", place, source_name);
        put_word(to, key + "居民区", place, source_name);
    }
}

} // namespace

void apply_added(store::Connection& to, const PlaceAdded& event, const journal::Entry&) {
    const Path path = path_of(event, above(to, event.parent));
    const std::string lane = event.lane.value_or("");
    const std::string lane_key = plain_key(lane);
    to.run(insert_place,
           event.id,
           number_of(event.level),
           event.parent,
           path.committee,
           path.compound,
           path.building,
           path.entrance,
           path.dwelling,
           event.name,
           label_key(event.level, event.name),
           sort_key(label_key(event.level, event.name)),
           lane,
           lane_key,
           event.code.value_or(""));
    put_name_words(to, event.id, event.level, event.name);
    if (!lane_key.empty()) {
        put_word(to, lane_key, path.compound, source_lane);
        to.run(count_lanes, path.compound);
    }
}

void apply_renamed(store::Connection& to, const PlaceRenamed& event, const journal::Entry&) {
    const auto place = find(to, event.id);
    base::ensure(place.has_value(), "a renamed place was added before");
    const std::string key = label_key(place->level, event.name);
    to.run(update_name, event.name, key, sort_key(key), event.code.value_or(""), event.id);
    to.run(delete_name_words, event.id);
    put_name_words(to, event.id, place->level, event.name);
}

void apply_moved(store::Connection& to, const PlaceMoved& event, const journal::Entry&) {
    to.run(update_parent, event.committee, event.id);
    to.run(update_committee, event.committee, event.id);
}

void apply_closed(store::Connection& to, const PlaceClosed& event, const journal::Entry&) {
    to.run(update_closed, event.id);
}

PlaceId next_id(store::Connection& connection) {
    return PlaceId{connection.value<std::int64_t>(select_last_id).value_or(0) + 1};
}

std::optional<Place> find(store::Connection& connection, PlaceId id) {
    auto found = places_from(connection, select_place, id);
    return found.empty() ? std::nullopt : std::optional<Place>(std::move(found.front()));
}

Path above(store::Connection& connection, PlaceId id) {
    const auto row =
        connection.row<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
            select_path, id);
    if (!row) {
        return {};
    }
    const auto [committee, compound, building, entrance, dwelling] = *row;
    return {PlaceId{committee},
            PlaceId{compound},
            PlaceId{building},
            PlaceId{entrance},
            PlaceId{dwelling}};
}

std::vector<Place> children(store::Connection& connection, PlaceId parent) {
    return places_from(connection, select_children, parent);
}

std::vector<Place> compounds(store::Connection& connection) {
    return places_from(connection, select_level, number_of(Level::Compound));
}

std::vector<Place> committees(store::Connection& connection) {
    return places_from(connection, select_level, number_of(Level::Committee));
}

std::vector<Place> twins(store::Connection& connection,
                         PlaceId parent,
                         Level level,
                         const std::string& name_key) {
    return places_from(connection, select_twins, parent, number_of(level), name_key);
}

std::vector<Place> compounds_named(store::Connection& connection, const std::string& name_key) {
    return places_from(connection, select_compounds_named, name_key);
}

std::vector<WordFound> words_with_head(store::Connection& connection, const std::string& head) {
    std::vector<WordFound> found;
    for (auto& [word, place, level, source] :
         connection.rows<std::string, std::int64_t, std::int64_t, std::int64_t>(
             select_words_with_head, head)) {
        found.push_back(
            {std::move(word), PlaceId{place}, static_cast<Level>(level), source == source_lane});
    }
    return found;
}

std::vector<PlaceId> places_named_like(store::Connection& connection,
                                       const std::string& typed_key,
                                       int limit) {
    std::vector<PlaceId> found;
    for (const auto& [place, shortest] :
         connection.rows<std::int64_t, std::int64_t>(select_named_like, typed_key, limit)) {
        found.push_back(PlaceId{place});
    }
    return found;
}

std::optional<Names> names_of(store::Connection& connection, PlaceId id) {
    auto row = connection.row<std::int64_t,
                              std::string,
                              std::string,
                              std::string,
                              std::string,
                              std::string,
                              std::string>(select_names, id);
    if (!row) {
        return std::nullopt;
    }
    auto& [level, committee, compound, building, lane, entrance, dwelling] = *row;
    return Names{static_cast<Level>(level),
                 std::move(committee),
                 std::move(compound),
                 std::move(building),
                 std::move(lane),
                 std::move(entrance),
                 std::move(dwelling)};
}

bool has_open_children(store::Connection& connection, PlaceId id) {
    return children_count(connection, id) > 0;
}

std::int64_t children_count(store::Connection& connection, PlaceId id) {
    return connection.value<std::int64_t>(count_children, id).value_or(0);
}

std::vector<PlaceRow> all_rows(store::Connection& connection) {
    std::vector<PlaceRow> rows;
    for (auto& [committee, compound, lane, building, entrance, dwelling, code] :
         connection.rows<std::string,
                         std::string,
                         std::string,
                         std::string,
                         std::string,
                         std::string,
                         std::string>(select_rows)) {
        rows.push_back({std::move(committee),
                        std::move(compound),
                        std::move(lane),
                        std::move(building),
                        std::move(entrance),
                        std::move(dwelling),
                        std::move(code)});
    }
    return rows;
}

} // namespace places
