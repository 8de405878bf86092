// The addresses of the consultations.

#pragma once

#include "web/routes.hpp"

namespace consultations {

void add_routes(web::Routes& routes);

} // namespace consultations
