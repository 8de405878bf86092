// Hands the voices to the house.

#pragma once

#include "cli/installation.hpp"

namespace voices {

void install(cli::Installation& house);

} // namespace voices
