// The page on which whoever administers sees what was sent to the outside, and what wasn't.

#pragma once

#include "web/routes.hpp"

namespace notices {

void add_routes(web::Routes& routes);

} // namespace notices
