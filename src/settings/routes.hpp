// The addresses of the street's documents: read, tried, put into force.

#pragma once

#include <vector>

#include "cli/installation.hpp"

namespace settings {

// The parts are looked at when somebody asks: they live as long as the routes.
void add_routes(web::Routes& routes, const std::vector<cli::ConfigurationPart>& parts);

} // namespace settings
