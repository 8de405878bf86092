// Brings the initiatives into the house: their facts, tables, pages and addresses.

#pragma once

#include "cli/installation.hpp"

namespace initiatives {

void install(cli::Installation& house);

} // namespace initiatives
