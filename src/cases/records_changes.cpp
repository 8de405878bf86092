#include "cases/records_changes.hpp"

namespace cases {
namespace {

constexpr const char* upsert_look = R"sql(
    INSERT INTO case_looks (account, entry, at) VALUES (:account, :entry, :at)
    ON CONFLICT (account) DO UPDATE SET entry = excluded.entry, at = excluded.at
)sql";

constexpr const char* select_look = R"sql(
    SELECT entry, at FROM case_looks WHERE account = :account
)sql";

} // namespace

void save_look(store::Connection& writer, AccountId account, const Look& look) {
    writer.run(upsert_look, account, look.entry, calendar::to_milliseconds(look.at));
}

std::optional<Look> last_look(store::Connection& connection, AccountId account) {
    const auto row = connection.row<std::int64_t, std::int64_t>(select_look, account);
    return row ? std::optional(
                     Look{std::get<0>(*row), calendar::from_milliseconds(std::get<1>(*row))})
               : std::nullopt;
}

} // namespace cases
