// Hands the room to the app.

#pragma once

#include "cli/installation.hpp"
#include "open311/partners.hpp"

namespace open311 {

// The partners may be named later, before the first turn, and live as long as the program.
void install(cli::Installation& house, const Partners& partners);

} // namespace open311
