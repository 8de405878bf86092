// Keeps the counts of figures as cases change.

#pragma once

#include "cases/figures.hpp"

namespace cases {

// A case is new.
void count_new(store::Connection& to, const Case& born);

// A case changed: what it counted for goes, what it counts for now comes.
void count_change(store::Connection& to, const Case& before, const Case& after);

} // namespace cases
