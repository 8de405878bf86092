// backup, restore: a copy of the store that is good or is not there, and the way back from it.

#pragma once

#include "cli/premises.hpp"
#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verb backup_verb(const House& house);
[[nodiscard]] Verb restore_verb();

} // namespace cli
