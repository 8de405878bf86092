#include "account/records.hpp"

namespace account {

namespace {

constexpr store::Sql put_address = R"sql(
    INSERT INTO calendar_addresses (account, number, is_ended) VALUES (:account, :number, 0)
    ON CONFLICT (account) DO UPDATE SET number = excluded.number, is_ended = 0
)sql";

constexpr store::Sql end_address = R"sql(
    UPDATE calendar_addresses SET is_ended = 1 WHERE account = :account
)sql";

constexpr store::Sql select_number = R"sql(
    SELECT number FROM calendar_addresses WHERE account = :account
)sql";

constexpr store::Sql select_number_in_use = R"sql(
    SELECT number FROM calendar_addresses WHERE account = :account AND is_ended = 0
)sql";

void apply_made(store::Connection& to, const CalendarAddressMade& event, const journal::Entry&) {
    to.run(put_address, event.account, event.number);
}

void apply_ended(store::Connection& to, const CalendarAddressEnded& event, const journal::Entry&) {
    to.run(end_address, event.account);
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<CalendarAddressMade>(apply_made);
    facts.on<CalendarAddressEnded>(apply_ended);
}

std::int64_t last_number(store::Connection& connection, AccountId account) {
    return connection.value<std::int64_t>(select_number, account).value_or(0);
}

std::optional<std::int64_t> number_in_use(store::Connection& connection, AccountId account) {
    return connection.value<std::int64_t>(select_number_in_use, account);
}

} // namespace account
