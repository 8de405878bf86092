// The ladder as a timer: rungs that fire by themselves, and dates that move when a year's calendar
// arrives.

#pragma once

#include "journal/timers.hpp"

namespace cases {

[[nodiscard]] journal::Timer ladder_timer();
[[nodiscard]] journal::Timer calendar_timer();

} // namespace cases
