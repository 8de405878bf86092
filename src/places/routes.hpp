// The addresses at which places are read. What changes them needs a power, and stands in the
// alliance.

#pragma once

#include "web/routes.hpp"

namespace places {

void add_routes(web::Routes& routes);

} // namespace places
