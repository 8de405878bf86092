// The addresses of the alliance: who is who and its forms, signing in, and the forms that change
// places, which need a power and so stand here.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "alliance/alliance.hpp"
#include "web/routes.hpp"

namespace alliance {

void add_alliance_routes(web::Routes& routes);
void add_import_routes(web::Routes& routes);
void add_joining_routes(web::Routes& routes);
void add_place_routes(web::Routes& routes);
void add_sign_in_routes(web::Routes& routes);
void add_absence_routes(web::Routes& routes);
void add_closure_routes(web::Routes& routes);

// A day named as the last one ends when that day does; nothing when none was named.
[[nodiscard]] base::Result<std::optional<Moment>> end_of_day(const web::Fields& form,
                                                             const std::string& field);

} // namespace alliance
