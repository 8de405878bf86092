// What every fact does to a case, said once: it passes, it is somebody's act, it ends the case, it
// changes whose eye is on it. Only `happen` uses these.

#pragma once

#include "cases/case_state.hpp"

namespace cases {

// Something happened that nobody did.
void pass(Case& current, const journal::Entry& entry);

// Somebody did it.
void act(Case& current, const journal::Entry& entry);

// No clock runs for a case that ended.
void end_at(Case& current, Stage stage, const journal::Entry& entry);

void own(Case& current, UnitId owner, Level level);

// What was asked and not decided, and what it waited for, when something else settled it.
void drop_what_waits(Case& current);

// The answer that stood no longer does.
void take_answer_back(Case& current);

} // namespace cases
