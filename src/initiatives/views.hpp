// What is shown of initiatives: text, units and counts to everybody; people's names to nobody.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "initiatives/initiatives.hpp"
#include "web/request.hpp"

namespace initiatives {

constexpr int initiatives_shown_max = 60;

[[nodiscard]] nlohmann::json list_view(const web::Request& request);
[[nodiscard]] nlohmann::json initiative_view(const web::Request& request,
                                             const Initiative& initiative);
[[nodiscard]] nlohmann::json publishing_view(const web::Request& request);

[[nodiscard]] std::string initiative_url(InitiativeId id);

// For the alliance's page.
[[nodiscard]] nlohmann::json alliance_rows(const web::Request& request);

} // namespace initiatives
