// Brings the consultations into the house: facts, tables, the climbing timer, the shelf's index,
// pages and addresses.

#pragma once

#include "cli/installation.hpp"

namespace consultations {

void install(cli::Installation& house);

} // namespace consultations
