// Interventions in their table, one row each, set back when an act is undone and cut short when
// their case ends in another way.

#pragma once

#include "cases/events.hpp"
#include "cases/power.hpp"
#include "cases/steps.hpp"

namespace cases {

// That one began, or stopped because its case did, whichever fact changed that.
void keep_intervention(store::Connection& to, const Case& before, const Case& after);

void keep_beside(store::Connection& to, const VisitHeld& event, const journal::Entry& entry);
void keep_beside(store::Connection& to,
                 const InterventionEnded& event,
                 const journal::Entry& entry);

// As if this step of the case had never been.
void take_back_intervention(store::Connection& to, CaseId id, const Step& step);

} // namespace cases
