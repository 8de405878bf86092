// What happened day by day, counted as it is applied.

#pragma once

#include "cases/case.hpp"
#include "cases/lists.hpp"
#include "cases/steps.hpp"

namespace cases {

// What a step adds to its day's figures; `before` is the case as it stood.
[[nodiscard]] Figures figures_of(const Step& step, const Case& before);

enum class Counting { Added, TakenBack };

// In the day's row, and in the category's row of that day.
void count(store::Connection& to,
           const std::string& category,
           Moment at,
           const Figures& figures,
           Counting counting);

} // namespace cases
