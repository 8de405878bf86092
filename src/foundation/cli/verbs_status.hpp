// status: how the house does, in figures, from the server when one runs.

#pragma once

#include "cli/premises.hpp"

namespace cli {

[[nodiscard]] Verb status_verb(const House& house);

} // namespace cli
