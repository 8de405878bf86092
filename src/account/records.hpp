// Keeps who has a calendar address, and the only SQL of this room.

#pragma once

#include <cstdint>
#include <optional>

#include "account/events.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace account {

void keep(journal::Facts& facts);

// 0 before the first.
[[nodiscard]] std::int64_t last_number(store::Connection& connection, AccountId account);
[[nodiscard]] std::optional<std::int64_t> number_in_use(store::Connection& connection,
                                                        AccountId account);

} // namespace account
