// The verbs of the record itself: verify it, and make the cache anew from it.

#pragma once

#include "cli/premises.hpp"
#include "cli/verbs.hpp"

namespace cli {

[[nodiscard]] Verb verify_verb(const House& house);
[[nodiscard]] Verb rebuild_verb();
[[nodiscard]] Verb scrub_verb(const House& house);

} // namespace cli
