// The residents' addresses by subject, and what they share: refused forms that show again what was
// typed, each message beside its field.

#pragma once

#include <initializer_list>
#include <string_view>

#include "cases/views.hpp"
#include "cases/views_resident.hpp"
#include "web/routes.hpp"

namespace cases {

void home_routes(web::Routes& routes);
void report_routes(web::Routes& routes);
void track_routes(web::Routes& routes);
void list_routes(web::Routes& routes);

// What a list was asked for, checked.
[[nodiscard]] base::Result<ListAsked> read_list(const web::Request& request);

// Puts "<field>_refusal" for each of these fields and "refusal" for the form as a whole into the
// view; empty where nothing was refused.
void show_refusal(nlohmann::json& view,
                  const web::Request& request,
                  std::initializer_list<std::string_view> fields);

} // namespace cases
