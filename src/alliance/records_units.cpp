#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "alliance/records.hpp"

namespace alliance {

namespace {

std::int64_t number_of(UnitKind kind) {
    return static_cast<std::int64_t>(kind);
}

constexpr const char* insert_street = R"sql(
    INSERT INTO streets (id, code, name, is_demo) VALUES (1, :code, :name, 0)
)sql";

constexpr const char* update_street = R"sql(
    UPDATE streets SET name = :name WHERE id = 1
)sql";

constexpr const char* update_demo = R"sql(
    UPDATE streets SET is_demo = 1 WHERE id = 1
)sql";

constexpr const char* select_street = R"sql(
    SELECT code, name FROM streets WHERE id = 1
)sql";

constexpr const char* select_demo = R"sql(
    SELECT is_demo FROM streets WHERE id = 1
)sql";

constexpr const char* insert_demo_login = R"sql(
    INSERT INTO demo_logins (login, place_in_line)
    VALUES (:login, (SELECT count(*) FROM demo_logins))
    ON CONFLICT (login) DO NOTHING
)sql";

constexpr const char* select_demo_logins = R"sql(
    SELECT login FROM demo_logins ORDER BY place_in_line, login
)sql";

constexpr const char* insert_unit = R"sql(
    INSERT INTO units (id, kind, name, short_name, telephone, duty, is_closed)
    VALUES (:id, :kind, :name, :short_name, :telephone, :duty, 0)
)sql";

constexpr const char* update_unit = R"sql(
    UPDATE units
    SET name = :name, short_name = :short_name, telephone = :telephone, duty = :duty
    WHERE id = :id
)sql";

constexpr const char* close_unit_row = R"sql(
    UPDATE units SET is_closed = 1 WHERE id = :id
)sql";

constexpr const char* close_seats_of_unit = R"sql(
    UPDATE seats SET is_closed = 1 WHERE unit = :unit
)sql";

constexpr const char* delete_places_of_unit = R"sql(
    DELETE FROM unit_places WHERE unit = :unit
)sql";

constexpr const char* delete_memberships_of_unit = R"sql(
    DELETE FROM body_members WHERE unit = :unit OR body = :unit
)sql";

constexpr const char* insert_unit_place = R"sql(
    INSERT INTO unit_places (kind, place, unit)
    VALUES ((SELECT kind FROM units WHERE id = :unit), :place, :unit)
)sql";

constexpr const char* delete_unit_place = R"sql(
    DELETE FROM unit_places WHERE unit = :unit AND place = :place
)sql";

constexpr const char* insert_member = R"sql(
    INSERT INTO body_members (body, unit, since, part) VALUES (:body, :unit, :since, :part)
)sql";

constexpr const char* delete_member = R"sql(
    DELETE FROM body_members WHERE body = :body AND unit = :unit
)sql";

constexpr const char* select_last_unit = R"sql(
    SELECT COALESCE(max(id), 0) FROM units
)sql";

constexpr const char* select_unit = R"sql(
    SELECT id, kind, name, short_name, telephone, duty, is_closed FROM units WHERE id = :id
)sql";

constexpr const char* select_kind = R"sql(
    SELECT kind FROM units WHERE id = :id
)sql";

constexpr const char* select_units = R"sql(
    SELECT id, kind, name, short_name, telephone, duty, is_closed FROM units
    WHERE is_closed = 0
    ORDER BY id
)sql";

constexpr const char* select_units_of_kind = R"sql(
    SELECT id, kind, name, short_name, telephone, duty, is_closed FROM units
    WHERE kind = :kind AND is_closed = 0
    ORDER BY id
)sql";

constexpr const char* select_members = R"sql(
    SELECT units.id, units.kind, units.name, units.short_name, units.telephone, units.duty,
           units.is_closed
    FROM body_members JOIN units ON units.id = body_members.unit
    WHERE body_members.body = :body
    ORDER BY units.id
)sql";

constexpr const char* select_bodies = R"sql(
    SELECT units.id, units.kind, units.name, units.short_name, units.telephone, units.duty,
           units.is_closed
    FROM body_members JOIN units ON units.id = body_members.body
    WHERE body_members.unit = :unit
    ORDER BY units.id
)sql";

constexpr const char* select_member_since = R"sql(
    SELECT since FROM body_members WHERE body = :body AND unit = :unit
)sql";

constexpr const char* select_served = R"sql(
    SELECT place FROM unit_places WHERE unit = :unit ORDER BY place
)sql";

constexpr const char* select_on_path = R"sql(
    SELECT place, unit FROM unit_places
    WHERE kind = :kind AND place IN (:building, :compound, :committee)
    ORDER BY place, unit
)sql";

constexpr const char* select_first_of_kind = R"sql(
    SELECT id FROM units WHERE kind = :kind AND is_closed = 0 ORDER BY id LIMIT 1
)sql";

constexpr const char* count_of_kind = R"sql(
    SELECT count(*) FROM units WHERE kind = :kind AND is_closed = 0
)sql";

constexpr const char* select_unattended = R"sql(
    SELECT id FROM units
    WHERE NOT EXISTS (
        SELECT 1 FROM seats
        WHERE seats.unit = units.id AND seats.is_closed = 0 AND (seats.powers & :power) <> 0
              AND seats.person <> 0 AND seats.starts <= :now
              AND (seats.ends = 0 OR seats.ends > :now))
    ORDER BY id
)sql";

template <class... Parameters>
std::vector<Unit> units_from(store::Connection& connection,
                             store::Sql sql,
                             const Parameters&... parameters) {
    std::vector<Unit> found;
    for (auto& [id, kind, name, short_name, telephone, duty, is_closed] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::string,
                         std::string,
                         std::string,
                         std::string,
                         std::int64_t>(sql, parameters...)) {
        found.push_back({UnitId{id},
                         static_cast<UnitKind>(kind),
                         std::move(name),
                         std::move(short_name),
                         std::move(telephone),
                         std::move(duty),
                         is_closed != 0});
    }
    return found;
}

} // namespace

void apply_founded(store::Connection& to, const StreetFounded& event, const journal::Entry&) {
    to.run(insert_street, event.code, event.name);
}

void apply_named(store::Connection& to, const StreetNamed& event, const journal::Entry&) {
    to.run(update_street, event.name);
}

void apply_demo(store::Connection& to, const StoreMarkedAsDemo&, const journal::Entry&) {
    to.run(update_demo);
}

void apply_demo_login(store::Connection& to, const DemoLoginOffered& event, const journal::Entry&) {
    to.run(insert_demo_login, event.login);
}

void apply_unit_added(store::Connection& to, const UnitAdded& event, const journal::Entry&) {
    to.run(insert_unit,
           event.id,
           number_of(event.unit_kind),
           event.name,
           event.short_name,
           event.telephone.value_or(""),
           event.duty.value_or(""));
}

void apply_unit_changed(store::Connection& to, const UnitChanged& event, const journal::Entry&) {
    to.run(update_unit,
           event.name,
           event.short_name,
           event.telephone.value_or(""),
           event.duty.value_or(""),
           event.id);
}

void apply_unit_closed(store::Connection& to, const UnitClosed& event, const journal::Entry&) {
    to.run(close_unit_row, event.id);
    to.run(close_seats_of_unit, event.id);
    to.run(delete_places_of_unit, event.id);
    to.run(delete_memberships_of_unit, event.id);
}

void apply_served(store::Connection& to, const PlaceServed& event, const journal::Entry&) {
    to.run(insert_unit_place, event.unit, event.place);
}

void apply_no_longer_served(store::Connection& to,
                            const PlaceNoLongerServed& event,
                            const journal::Entry&) {
    to.run(delete_unit_place, event.unit, event.place);
}

void apply_joined(store::Connection& to, const UnitJoined& event, const journal::Entry& entry) {
    to.run(insert_member,
           event.body,
           event.unit,
           calendar::to_milliseconds(event.from.value_or(entry.at)),
           event.part.value_or(""));
}

void apply_left(store::Connection& to, const UnitLeft& event, const journal::Entry&) {
    to.run(delete_member, event.body, event.unit);
}

UnitId next_unit(store::Connection& connection) {
    return UnitId{connection.value<std::int64_t>(select_last_unit).value_or(0) + 1};
}

Street street(store::Connection& connection) {
    auto row = connection.row<std::string, std::string>(select_street);
    return row ? Street{std::get<0>(*row), std::get<1>(*row)} : Street{};
}

bool is_demo(store::Connection& connection) {
    return connection.value<std::int64_t>(select_demo).value_or(0) != 0;
}

std::vector<std::string> demo_logins(store::Connection& connection) {
    std::vector<std::string> logins;
    for (auto& [login] : connection.rows<std::string>(select_demo_logins)) {
        logins.push_back(std::move(login));
    }
    return logins;
}

std::optional<Unit> unit(store::Connection& connection, UnitId id) {
    auto found = units_from(connection, select_unit, id);
    return found.empty() ? std::nullopt : std::optional<Unit>(std::move(found.front()));
}

std::optional<UnitKind> kind_of(store::Connection& connection, UnitId id) {
    const auto kind = connection.value<std::int64_t>(select_kind, id);
    return kind ? std::optional<UnitKind>(static_cast<UnitKind>(*kind)) : std::nullopt;
}

std::vector<Unit> units(store::Connection& connection) {
    return units_from(connection, select_units);
}

std::vector<Unit> units(store::Connection& connection, UnitKind kind) {
    return units_from(connection, select_units_of_kind, number_of(kind));
}

std::vector<Unit> members_of(store::Connection& connection, UnitId body) {
    return units_from(connection, select_members, body);
}

std::vector<Unit> bodies_of(store::Connection& connection, UnitId unit) {
    return units_from(connection, select_bodies, unit);
}

std::optional<Moment> member_since(store::Connection& connection, UnitId body, UnitId unit) {
    const auto since = connection.value<std::int64_t>(select_member_since, body, unit);
    return since ? std::optional<Moment>(calendar::from_milliseconds(*since)) : std::nullopt;
}

std::vector<PlaceId> served_places(store::Connection& connection, UnitId unit) {
    std::vector<PlaceId> served;
    for (const auto& [place] : connection.rows<std::int64_t>(select_served, unit)) {
        served.push_back(PlaceId{place});
    }
    return served;
}

std::optional<UnitId> unit_on_path(store::Connection& connection,
                                   UnitKind kind,
                                   const places::Path& path) {
    std::map<std::int64_t, std::int64_t> units; // By place; the first that serves it.
    for (const auto& [place, unit] : connection.rows<std::int64_t, std::int64_t>(
             select_on_path, number_of(kind), path.building, path.compound, path.committee)) {
        units.emplace(place, unit);
    }
    for (const PlaceId nearest : {path.building, path.compound, path.committee}) {
        const auto serving = units.find(nearest.value);
        if (nearest.value != 0 && serving != units.end()) {
            return UnitId{serving->second};
        }
    }
    return std::nullopt;
}

UnitId duty_desk(store::Connection& connection) {
    const auto desk =
        connection.value<std::int64_t>(select_first_of_kind, number_of(UnitKind::DutyDesk));
    base::ensure(desk.has_value(), "a founded street has a duty desk");
    return UnitId{*desk};
}

std::vector<UnitId> unattended_units(store::Connection& connection, Moment now) {
    std::vector<UnitId> found;
    for (const auto& [id] : connection.rows<std::int64_t>(
             select_unattended, Powers::bit(Power::Handle), calendar::to_milliseconds(now))) {
        found.push_back(UnitId{id});
    }
    return found;
}

std::int64_t count_units(store::Connection& connection, UnitKind kind) {
    return connection.value<std::int64_t>(count_of_kind, number_of(kind)).value_or(0);
}

} // namespace alliance
