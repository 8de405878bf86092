// Examples in the table for programs: what a request may hold, put together from its values, and
// the shape of an answer that nobody described by hand, read off what was once answered.

#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "web/description.hpp"

namespace web {

// Names and kinds of what stands in `example`. Anything may be null: what isn't there is.
[[nodiscard]] nlohmann::json schema_like(const nlohmann::json& example);

// A body with each field that has an example; an empty one where nothing is taken.
[[nodiscard]] nlohmann::json body_with(const std::vector<Taken>& fields);

} // namespace web
