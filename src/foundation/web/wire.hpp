// Answers as bytes of HTTP/1.1, for what leaves beside the HTTP library: the guard's refusals.

#pragma once

#include <string>
#include <string_view>

#include "web/exchange.hpp"

namespace web {

// "Not Found" for 404.
[[nodiscard]] std::string_view reason_for(int status);

// The whole answer, after which the connection ends.
[[nodiscard]] std::string on_the_wire(const Outgoing& outgoing, std::string_view method);

} // namespace web
