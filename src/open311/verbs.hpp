// The verbs of Open311's clients: add one and be told its key, list them, remove one.

#pragma once

#include "cli/verbs.hpp"

namespace open311 {

[[nodiscard]] cli::Verbs client_verbs();

} // namespace open311
