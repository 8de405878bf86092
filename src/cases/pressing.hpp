// What presses at a moment: open cases whose limit has passed or passes today. That depends on the
// hour, so no counter holds it: it is read from the open cases when somebody asks.

#pragma once

#include <string>
#include <vector>

#include "cases/figures.hpp"

namespace cases {

[[nodiscard]] Pressing pressing_at(store::Connection& connection, Moment now);

[[nodiscard]] std::string key_in(Scope scope, const PressingCase& pressing);

// Whether a figure counts nothing but what presses.
[[nodiscard]] bool is_pressing(Figure figure);

// The cases behind such a figure, newest first.
[[nodiscard]] std::vector<Case> pressing_behind(store::Connection& connection,
                                                const Behind& asked,
                                                Moment now);

} // namespace cases
