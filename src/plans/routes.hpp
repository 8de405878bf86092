// The addresses of the plans.

#pragma once

#include "web/routes.hpp"

namespace plans {

void add_routes(web::Routes& routes);

// Says more of them to programs.
void describe_routes(web::Routes& routes);

} // namespace plans
