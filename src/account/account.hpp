// The door of somebody's own things: the secret address at which a calendar finds their deadlines.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/events.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace account {

// From now on there is one, and no older one.
void make_calendar_address(journal::Turn& turn, AccountId account);
[[nodiscard]] base::Result<bool> end_calendar_address(journal::Turn& turn, AccountId account);

// "/calendar/7/3f…c1.ics"; nothing when there is none.
[[nodiscard]] std::optional<std::string> calendar_address(store::Connection& connection,
                                                          AccountId account);

// Whether this is the path of that account's calendar now. Whoever guesses learns nothing from how
// long it takes.
[[nodiscard]] bool is_calendar_address(store::Connection& connection,
                                       AccountId account,
                                       std::string_view path);

} // namespace account
