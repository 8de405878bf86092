// The secret that each form carries back is never twice the same on a page: it is masked with a pad
// of its own, so that nobody learns it from how well pages compress.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/hash.hpp"

namespace web {

// The pad and the secret under it, as hexadecimal text; empty when `secret` isn't 32 bytes of it.
[[nodiscard]] std::string masked(std::string_view secret, const journal::Salt& pad);

// The secret again; nothing when it was never masked.
[[nodiscard]] std::optional<std::string> unmasked(std::string_view masked);

} // namespace web
