// The addresses that need voices alone. Reporting and tracking are cases' own.

#pragma once

#include "web/routes.hpp"

namespace voices {

void add_routes(web::Routes& routes);
void add_import_routes(web::Routes& routes);

} // namespace voices
