// The addresses below /open311/v2/, each with ".xml" and ".json": what GeoReport v2 asks for, and
// the updates that mySociety added to it.

#pragma once

#include "web/routes.hpp"

namespace open311 {

void add_routes(web::Routes& routes);

// For /openapi.json.
void describe_routes(web::Routes& routes);

} // namespace open311
