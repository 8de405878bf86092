// What is shown of closed days: to residents as a sentence, on the unit's page as a list, to those
// who may as forms, and to staff on the desk some days before.

#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "alliance/closures.hpp"
#include "web/request.hpp"

namespace alliance {

constexpr int closure_notice_days = 3; // Before the first closed day.

// Rows {days, line, is_today} of a unit's closed days that are not over.
[[nodiscard]] nlohmann::json closure_rows(const web::Request& request, UnitId unit);

// The unit's closed days with the forms that announce and cancel them.
[[nodiscard]] nlohmann::json closures_view(const web::Request& request, const Unit& of);

// Rows {title, line, signal, url} for the desk: one's own closed days, and those of the units that
// one stands above.
[[nodiscard]] nlohmann::json closure_notices(const web::Request& request);

[[nodiscard]] std::string closures_url(UnitId unit);

} // namespace alliance
