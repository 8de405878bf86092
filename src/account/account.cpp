#include "account/account.hpp"

#include "account/records.hpp"
#include "journal/hash.hpp"
#include "journal/marks.hpp"

namespace account {

namespace {

constexpr std::size_t secret_characters = 40; // 160 bits.

std::string address_of(store::Connection& connection, AccountId account, std::int64_t number) {
    const auto key = journal::mark(connection, "server_key").value_or("");
    const auto id = std::to_string(account.value);
    const auto secret =
        journal::hmac_sha256(key, "calendar\n" + id + "\n" + std::to_string(number));
    return "/calendar/" + id + "/" + journal::to_hex(secret).substr(0, secret_characters) + ".ics";
}

} // namespace

void make_calendar_address(journal::Turn& turn, AccountId account) {
    turn.record(CalendarAddressMade{account, last_number(turn.store(), account) + 1});
}

base::Result<bool> end_calendar_address(journal::Turn& turn, AccountId account) {
    if (!number_in_use(turn.store(), account)) {
        return base::refuse(base::Why::AlreadyDone, "account.no_calendar_address");
    }
    turn.record(CalendarAddressEnded{account});
    return true;
}

std::optional<std::string> calendar_address(store::Connection& connection, AccountId account) {
    const auto number = number_in_use(connection, account);
    return number ? std::optional(address_of(connection, account, *number)) : std::nullopt;
}

bool is_calendar_address(store::Connection& connection, AccountId account, std::string_view path) {
    const auto known = calendar_address(connection, account);
    return known && journal::sha256(*known) == journal::sha256(path);
}

} // namespace account
