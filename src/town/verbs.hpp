// `songyuan simulate` and `songyuan demo`: a made-up street lives in a store of its own.

#pragma once

#include "cli/installation.hpp"

namespace town {

void add_verbs(cli::Installation& house);

} // namespace town
