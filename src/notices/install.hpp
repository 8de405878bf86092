// Hands the room to the app.

#pragma once

#include "cli/installation.hpp"
#include "notices/notices.hpp"

namespace notices {

// The channels may be named later, before the first turn, and live as long as the program.
void install(cli::Installation& house, const Channels& channels);

} // namespace notices
