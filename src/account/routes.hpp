// The page of one's own account, what can be done there, and the calendar at its secret address.

#pragma once

#include "web/routes.hpp"

namespace account {

void add_routes(web::Routes& routes);

} // namespace account
