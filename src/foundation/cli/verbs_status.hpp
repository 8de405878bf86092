// status: how the house does, in figures, from the server when one runs.

#pragma once

#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verb status_verb();

} // namespace cli
