// The addresses of the initiatives.

#pragma once

#include "web/routes.hpp"

namespace initiatives {

void add_routes(web::Routes& routes);

} // namespace initiatives
