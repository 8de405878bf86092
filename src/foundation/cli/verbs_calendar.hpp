// The verbs of the office's calendar: import years, list what is known.

#pragma once

#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verbs calendar_verbs();

} // namespace cli
