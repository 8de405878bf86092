// Hands the room to the app.

#pragma once

#include "cli/installation.hpp"

namespace account {

void install(cli::Installation& house);

} // namespace account
