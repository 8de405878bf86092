// What proposed rules or categories would change for open cases, as it is shown beside their
// document; and who configured.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "cases/rules_trial.hpp"
#include "cases/views.hpp"

namespace cases {

// Who configured: the office and its seat, never the person.
[[nodiscard]] std::string set_by(const Viewer& viewer, const journal::Actor& actor);

// "2 个工作日"
[[nodiscard]] std::string limit_said(const Viewer& viewer, calendar::Limit limit);

[[nodiscard]] nlohmann::json rules_trial(const web::Request& request, const std::string& toml);
[[nodiscard]] nlohmann::json categories_trial(const web::Request& request, const std::string& toml);

} // namespace cases
