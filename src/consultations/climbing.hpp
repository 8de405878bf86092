// What happens when the workshop's limit passes: the consultation climbs to the level above, whose
// desk sees it from then on. The workshop may still answer.

#pragma once

#include "journal/timers.hpp"

namespace consultations {

[[nodiscard]] journal::Timer climbing_timer();

} // namespace consultations
