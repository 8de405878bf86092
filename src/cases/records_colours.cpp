#include "cases/records_colours.hpp"

#include "cases/records_case.hpp"

namespace cases {
namespace {

constexpr const char* count_by_due = R"sql(
    SELECT COALESCE(sum(CASE WHEN step_due <= :now THEN 1 ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN step_due > :later AND step_due < :soon THEN 1 ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN step_due >= :not_soon THEN 1 ELSE 0 END), 0)
    FROM cases WHERE ended_at IS NULL AND seldom = '{}'
)sql";

constexpr const char* select_open_with_seldom = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL AND seldom <> '{}'
    ORDER BY id
)sql";

} // namespace

Colours count_plain(store::Connection& connection, const DueTimes& times) {
    const auto now = calendar::to_milliseconds(times.now);
    const auto soon = calendar::to_milliseconds(times.soon);
    const auto row = connection.row<std::int64_t, std::int64_t, std::int64_t>(
        count_by_due, now, now, soon, soon);
    const auto& [overdue, due_soon, on_time] = *row;
    return {on_time, due_soon, overdue, 0};
}

std::vector<Case> open_with_seldom(store::Connection& connection) {
    return read_cases(connection, select_open_with_seldom);
}

} // namespace cases
