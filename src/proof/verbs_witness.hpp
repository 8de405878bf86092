// `songyuan witness URL`: remembers the last head of somebody else's log, demands each time that
// the new one continues it, signs it, and raises the alarm when it doesn't. And the operator's
// verbs that say whose word the log shows.

#pragma once

#include "cli/verbs.hpp"

namespace proof {

[[nodiscard]] cli::Verb witness_verb();

// witnesses add, list, take-off
[[nodiscard]] cli::Verbs witnesses_verbs();

} // namespace proof
