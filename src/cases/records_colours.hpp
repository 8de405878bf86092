// Open cases, counted for the colours that they show.

#pragma once

#include <vector>

#include "cases/cases.hpp"
#include "cases/desk.hpp"

namespace cases {

// Of those that nothing seldom befell: how many are due when.
[[nodiscard]] Colours count_plain(store::Connection& connection, const DueTimes& times);

[[nodiscard]] std::vector<Case> open_with_seldom(store::Connection& connection);

} // namespace cases
