#include "cases/records_changes.hpp"

namespace cases {
namespace {

constexpr const char* upsert_look = R"sql(
    INSERT INTO case_looks (account, unit, entry, at) VALUES (:account, :unit, :entry, :at)
    ON CONFLICT (account, unit) DO UPDATE SET entry = excluded.entry, at = excluded.at
)sql";

constexpr const char* select_look = R"sql(
    SELECT entry, at FROM case_looks WHERE account = :account AND unit = :unit
)sql";

} // namespace

void save_look(store::Connection& writer, const alliance::ActingSeat& from, const Look& look) {
    writer.run(
        upsert_look, from.account, from.unit, look.entry, calendar::to_milliseconds(look.at));
}

std::optional<Look> last_look(store::Connection& connection, AccountId account, UnitId unit) {
    const auto row = connection.row<std::int64_t, std::int64_t>(select_look, account, unit);
    return row ? std::optional(
                     Look{std::get<0>(*row), calendar::from_milliseconds(std::get<1>(*row))})
               : std::nullopt;
}

} // namespace cases
