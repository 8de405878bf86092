// Brings the plans into the house: their facts, tables, pages and addresses.

#pragma once

#include "cli/installation.hpp"

namespace plans {

void install(cli::Installation& house);

} // namespace plans
