// What is shown of this room itself: the categories, and which of them some words sound like.

#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "store/connection.hpp"
#include "text/catalogue.hpp"

namespace voices {

[[nodiscard]] nlohmann::json categories_view(store::Connection& connection,
                                             std::string_view typed,
                                             const text::Catalogue& words);

} // namespace voices
