// `songyuan move`: carries a neighbourhood from one store to another, between folders and databases
// either way, and proves that both sides have the same root.

#pragma once

#include "cli/premises.hpp"
#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verb move_verb(const House& house);

} // namespace cli
