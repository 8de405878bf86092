// What the cases bring to the house.

#pragma once

#include "cli/installation.hpp"

namespace cases {

void install(cli::Installation& house);

} // namespace cases
