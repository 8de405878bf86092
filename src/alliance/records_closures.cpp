#include "alliance/closures.hpp"
#include "text/names.hpp"

namespace alliance {

namespace {

constexpr const char* select_next_closure = R"sql(
    SELECT COALESCE(MAX(id), 0) + 1 FROM closures
)sql";

constexpr const char* insert_closure = R"sql(
    INSERT INTO closures (id, unit, starts, ends, reason, note)
    VALUES (:id, :unit, :starts, :ends, :reason, :note)
)sql";

constexpr const char* end_closure = R"sql(
    UPDATE closures SET ends = :ends WHERE id = :id
)sql";

constexpr const char* select_closure = R"sql(
    SELECT id, unit, starts, ends, reason, note FROM closures WHERE id = :id AND starts <= ends
)sql";

// Days as text compare as days do.
constexpr const char* select_not_over = R"sql(
    SELECT id, unit, starts, ends, reason, note FROM closures
    WHERE ends >= :day AND starts <= ends
    ORDER BY starts, id
)sql";

constexpr const char* select_of_unit = R"sql(
    SELECT id, unit, starts, ends, reason, note FROM closures
    WHERE unit = :unit AND ends >= :day AND starts <= ends
    ORDER BY starts, id
)sql";

using ClosureRow =
    std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>;

Closure closure_from(const ClosureRow& row) {
    const auto& [id, unit, starts, ends, reason, note] = row;
    return {ClosureId{id},
            UnitId{unit},
            calendar::parse_date(starts).value(),
            calendar::parse_date(ends).value(),
            text::known<ClosureReason>(reason),
            note};
}

template <class... Parameters>
std::vector<Closure> closures_in(store::Connection& connection,
                                 store::Sql sql,
                                 const Parameters&... parameters) {
    std::vector<Closure> found;
    for (const auto& row :
         connection
             .rows<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>(
                 sql, parameters...)) {
        found.push_back(closure_from(row));
    }
    return found;
}

} // namespace

ClosureId next_closure(store::Connection& connection) {
    return ClosureId{connection.value<std::int64_t>(select_next_closure).value_or(1)};
}

void apply_closure_announced(store::Connection& to,
                             const ClosureAnnounced& event,
                             const journal::Entry&) {
    to.run(insert_closure,
           event.id,
           event.unit,
           calendar::iso_date(event.from),
           calendar::iso_date(event.until),
           std::string(text::name_of(event.reason)),
           event.note.value_or(""));
}

// One that never began ends before its first day.
void apply_closure_cancelled(store::Connection& to,
                             const ClosureCancelled& event,
                             const journal::Entry&) {
    to.run(end_closure, calendar::iso_date(event.opens - std::chrono::days(1)), event.id);
}

std::vector<Closure> closures_from(store::Connection& connection, calendar::OfficeDay day) {
    return closures_in(connection, select_not_over, calendar::iso_date(day));
}

std::vector<Closure> closures_from(store::Connection& connection,
                                   UnitId unit,
                                   calendar::OfficeDay day) {
    return closures_in(connection, select_of_unit, unit, calendar::iso_date(day));
}

std::optional<Closure> closure(store::Connection& connection, ClosureId id) {
    const auto found = closures_in(connection, select_closure, id);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace alliance
