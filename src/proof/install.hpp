// Hands the room to the app.

#pragma once

#include "cli/installation.hpp"
#include "proof/notary.hpp"

namespace proof {

// The notary lives as long as the program and is given its key by whoever serves.
void install(cli::Installation& house, Notary& notary);

} // namespace proof
