// The verbs of configuration: the street's own goes out, comes in and is checked; the machine's is
// checked.

#pragma once

#include "cli/premises.hpp"
#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verbs config_verbs(const House& house);

} // namespace cli
