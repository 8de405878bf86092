// What somebody sees of their own account, and what stands in their calendar.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "account/events.hpp"
#include "web/routes.hpp"

namespace account {

// {title, login, calendar, tokens […], new_token {form}, others […]}: `others` are everybody's
// tokens, for seats that administer.
[[nodiscard]] nlohmann::json account_view(const web::Request& request);

// A token just made; empty when this answer was asked for again.
[[nodiscard]] nlohmann::json token_view(const web::Request& request, const std::string& token);

// iCalendar of everything that waits for the seats this account holds now.
[[nodiscard]] std::string calendar_of(const web::Routes& routes,
                                      const web::Request& request,
                                      AccountId account);

} // namespace account
