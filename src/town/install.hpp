// Hands the made-up street's verbs to the house.

#pragma once

#include "cli/installation.hpp"

namespace town {

void install(cli::Installation& house);

} // namespace town
