// What is shown of the plans, by who asks: everybody reads plans, counts and records; who convenes
// the body sees who signed up, and the forms.

#pragma once

#include <nlohmann/json.hpp>

#include "plans/plans.hpp"
#include "sheets/sheet.hpp"
#include "web/request.hpp"

namespace plans {

constexpr int activities_shown_max = 60;

// What is to come and what was, of all bodies.
[[nodiscard]] nlohmann::json list_view(const web::Request& request);

[[nodiscard]] nlohmann::json activity_view(const web::Request& request, const Activity& activity);

// Who signed up, for whoever convenes it.
[[nodiscard]] sheets::Sheet sign_ups_sheet(const web::Request& request, const Activity& activity);

// The form for a new activity, and for changing one.
[[nodiscard]] nlohmann::json planning_view(const web::Request& request);
[[nodiscard]] nlohmann::json changing_view(const web::Request& request, const Activity& activity);

[[nodiscard]] std::string activity_url(ActivityId id);
[[nodiscard]] std::string clock_of(Moment moment); // "14:00"

// Whoever asks may plan for this body.
[[nodiscard]] bool convenes(const web::Request& request, UnitId body);

// For the desk: what took place and is not on record yet. For the alliance's page: what comes next,
// and how much each body does this month.
[[nodiscard]] nlohmann::json desk_rows(const web::Request& request);
[[nodiscard]] nlohmann::json alliance_rows(const web::Request& request);
[[nodiscard]] nlohmann::json body_rows(const web::Request& request);

} // namespace plans
