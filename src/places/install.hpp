// Hands the places to the house.

#pragma once

#include "cli/installation.hpp"

namespace places {

void install(cli::Installation& house);

} // namespace places
