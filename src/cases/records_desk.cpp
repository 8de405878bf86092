#include "cases/desk.hpp"
#include "cases/records_case.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

constexpr const char* select_at_work = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND handler = :handler AND stage NOT IN ('submitted', 'checked')
    ORDER BY step_due, id
    LIMIT :limit
)sql";

constexpr const char* select_answered_by = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND handler = :handler AND stage IN ('submitted', 'checked')
    ORDER BY step_due, id
    LIMIT :limit
)sql";

#define WORKLOAD                                                                            \
    "SELECT COALESCE(sum(CASE WHEN waits = 0 AND step_due <= :now THEN 1 ELSE 0 END), 0),"  \
    "       COALESCE(sum(CASE WHEN waits = 0 AND step_due > :from AND step_due < :until"    \
    "                         THEN 1 ELSE 0 END), 0),"                                      \
    "       COALESCE(sum(CASE WHEN waits = 0 AND step_due >= :soon THEN 1 ELSE 0 END), 0)," \
    "       COALESCE(sum(waits), 0) "

constexpr const char* select_workload_of_handler = WORKLOAD R"sql(
    FROM (SELECT step_due, CASE WHEN stage IN ('submitted', 'checked') THEN 1 ELSE 0 END AS waits
          FROM cases
          WHERE ended_at IS NULL AND handler = :handler
          LIMIT :limit) AS handled
)sql";

constexpr const char* select_workload_of_owner = WORKLOAD R"sql(
    FROM (SELECT step_due, 0 AS waits
          FROM cases
          WHERE ended_at IS NULL AND owner = :owner AND handler <> :other_handler
          LIMIT :limit) AS owned
)sql";

#undef WORKLOAD

constexpr const char* count_of_work = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases
        WHERE ended_at IS NULL AND handler = :handler AND stage NOT IN ('submitted', 'checked')
        LIMIT :limit) AS handled
)sql";

constexpr const char* count_of_climbed = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases
        WHERE ended_at IS NULL AND owner = :owner AND handler <> :other_handler
        LIMIT :limit) AS owned
)sql";

constexpr const char* count_of_owner = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases WHERE ended_at IS NULL AND owner = :owner LIMIT :limit) AS owned
)sql";

constexpr const char* count_of_owner_at_stage = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases
        WHERE ended_at IS NULL AND owner = :owner AND stage = :stage
        LIMIT :limit) AS owned
)sql";

constexpr const char* count_at_stage = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases WHERE ended_at IS NULL AND stage = :stage LIMIT :limit) AS there
)sql";

constexpr const char* count_in_committee = R"sql(
    SELECT count(*) FROM (
        SELECT id FROM cases
        WHERE ended_at IS NULL AND committee = :committee AND stage = :stage
        LIMIT :limit) AS there
)sql";

template <class... Parameters>
Workload read_workload(store::Connection& connection,
                       store::Sql sql,
                       const DueTimes& times,
                       const Parameters&... parameters) {
    const auto now = calendar::to_milliseconds(times.now);
    const auto soon = calendar::to_milliseconds(times.soon);
    const auto row = connection.row<std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
        sql, now, now, soon, soon, parameters..., counted_max);
    const auto& [overdue, due_soon, on_time, waiting] = *row;
    return {static_cast<int>(overdue),
            static_cast<int>(due_soon),
            static_cast<int>(on_time),
            static_cast<int>(waiting)};
}

template <class... Parameters>
int menu_count(store::Connection& connection, store::Sql sql, const Parameters&... parameters) {
    return static_cast<int>(
        *connection.value<std::int64_t>(sql, parameters..., counted_in_menu_max));
}

} // namespace

std::vector<Case> at_work(store::Connection& connection, UnitId handler, int limit) {
    return read_cases(connection, select_at_work, handler, limit);
}

std::vector<Case> answered(store::Connection& connection, UnitId handler, int limit) {
    return read_cases(connection, select_answered_by, handler, limit);
}

Workload& Workload::operator+=(const Workload& other) {
    overdue += other.overdue;
    due_soon += other.due_soon;
    on_time += other.on_time;
    waiting += other.waiting;
    return *this;
}

Workload workload(store::Connection& connection, UnitId unit, const DueTimes& times) {
    Workload load = read_workload(connection, select_workload_of_handler, times, unit);
    load += read_workload(connection, select_workload_of_owner, times, unit, unit);
    return load;
}

int count_at_work(store::Connection& connection, UnitId handler) {
    return menu_count(connection, count_of_work, handler);
}

int count_climbed_to(store::Connection& connection, UnitId owner) {
    return menu_count(connection, count_of_climbed, owner, owner);
}

int count_owned(store::Connection& connection, UnitId owner) {
    return menu_count(connection, count_of_owner, owner);
}

int count_owned_at(store::Connection& connection, UnitId owner, Stage stage) {
    return menu_count(connection, count_of_owner_at_stage, owner, text::name_of(stage));
}

int count_at(store::Connection& connection, Stage stage) {
    return menu_count(connection, count_at_stage, text::name_of(stage));
}

int count_in(store::Connection& connection, places::PlaceId committee, Stage stage) {
    return menu_count(connection, count_in_committee, committee, text::name_of(stage));
}

} // namespace cases
