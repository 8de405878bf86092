// The addresses of the work orders, for the street's clerks.

#pragma once

#include "web/routes.hpp"

namespace work_orders {

void add_routes(web::Routes& routes);

} // namespace work_orders
