// The verbs of accounts: add one, change its password, list them.

#pragma once

#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verbs user_verbs();

} // namespace cli
