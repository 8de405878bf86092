// The demo's one address: its clock can be moved on. A real store has no such route.

#pragma once

#include "web/routes.hpp"

namespace town {

void demo_routes(web::Routes& routes);

} // namespace town
