#include <algorithm>
#include <utility>

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

// Due from one moment until another: what waits for the unit, and what it has answered.
constexpr const char* select_due_of_handler = R"sql(
    SELECT COALESCE(sum(1 - waits), 0), COALESCE(sum(waits), 0)
    FROM (SELECT CASE WHEN stage IN ('submitted', 'checked') THEN 1 ELSE 0 END AS waits
          FROM cases
          WHERE ended_at IS NULL AND handler = :handler
            AND step_due >= :from AND step_due < :until
          ORDER BY step_due, id
          LIMIT :limit) AS handled
)sql";

constexpr const char* select_due_of_owner = R"sql(
    SELECT count(*), 0
    FROM (SELECT id
          FROM cases
          WHERE ended_at IS NULL AND owner = :owner AND handler <> :other_handler
            AND step_due >= :from AND step_due < :until
          ORDER BY step_due, id
          LIMIT :limit) AS owned
)sql";

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

constexpr std::int64_t at_any_time = 9'000'000'000'000'000'000;

struct DueBetween {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

// One more is read than is counted, to see whether there are more.
template <class... Parameters>
void count_due(store::Connection& connection,
               store::Sql sql,
               const DueBetween& due,
               std::pair<Tally&, Tally&> into,
               const Parameters&... unit) {
    const auto row = connection.row<std::int64_t, std::int64_t>(
        sql, unit..., due.from, due.until, counted_max + 1);
    const auto [ours, others] = *row;
    const bool goes_on = ours + others > counted_max;
    into.first += {static_cast<int>(std::min<std::int64_t>(ours, counted_max)), goes_on};
    into.second += {static_cast<int>(others), goes_on};
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

Tally& Tally::operator+=(const Tally& other) {
    count += other.count;
    goes_on = goes_on || other.goes_on;
    return *this;
}

Workload& Workload::operator+=(const Workload& other) {
    overdue += other.overdue;
    due_soon += other.due_soon;
    on_time += other.on_time;
    waiting += other.waiting;
    return *this;
}

Workload workload(store::Connection& connection, UnitId unit, const DueTimes& times) {
    const auto overdue_until = calendar::to_milliseconds(times.now) + 1;
    const auto soon = calendar::to_milliseconds(times.soon);
    Workload load;
    for (const auto& [due, tally] : {std::pair(DueBetween{0, overdue_until}, &load.overdue),
                                     {DueBetween{overdue_until, soon}, &load.due_soon},
                                     {DueBetween{soon, at_any_time}, &load.on_time}}) {
        count_due(connection, select_due_of_handler, due, {*tally, load.waiting}, unit);
        count_due(connection, select_due_of_owner, due, {*tally, load.waiting}, unit, unit);
    }
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
