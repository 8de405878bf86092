// What is shown of absence: who stands in for a seat, what somebody stands in for, and what both
// are reminded of on the desk.

#pragma once

#include <nlohmann/json.hpp>

#include "alliance/deputies.hpp"
#include "web/request.hpp"

namespace alliance {

// {"sentence", "seat"} while somebody stands in or is going to; null otherwise.
[[nodiscard]] nlohmann::json deputy_view(const web::Request& request, const Seat& of);

// Whoever may stand in for the seat now: {value, name, is_chosen}.
[[nodiscard]] nlohmann::json deputy_choices(const web::Request& request, const Seat& of);

// Rows {title, line, signal, url} for the desk: whom one stands in for, and who stands in for one.
[[nodiscard]] nlohmann::json absence_notices(const web::Request& request);

} // namespace alliance
