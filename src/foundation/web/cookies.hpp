// Cookies: three of them, named here. `session` is a secret, `lang` and `elder` are choices a
// person made and keeps.

#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "web/request.hpp"

namespace web {

constexpr std::string_view session_cookie = "session";
constexpr std::string_view language_cookie = "lang";
constexpr std::string_view elder_cookie = "elder";

// What the Cookie header says; what is no cookie is left out.
[[nodiscard]] Fields read_cookies(std::string_view header);

struct Cookie {
    std::string_view name;
    std::string_view value;        // Empty forgets the cookie.
    std::chrono::seconds keeps{0}; // 0 until the browser is closed.
    enum class Transport { Any, Https } transport = Transport::Any;
};

// The Set-Cookie header: for the whole site, never for scripts, not sent along from other sites.
[[nodiscard]] std::string set_cookie(const Cookie& cookie);

} // namespace web
