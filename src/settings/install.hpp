// Hands the room to the app. It comes after the rooms whose documents it shows.

#pragma once

#include "cli/installation.hpp"

namespace settings {

void install(cli::Installation& house);

} // namespace settings
