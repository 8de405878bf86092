// Hands the alliance, and the signing in that stands on it, to the house.

#pragma once

#include "cli/installation.hpp"

namespace alliance {

void install(cli::Installation& house);

} // namespace alliance
