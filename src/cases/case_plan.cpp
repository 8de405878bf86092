// How a case changes when its plan is written and a leader signs it.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {

void happen(Case& current, const PlanProposed& event, const journal::Entry& entry) {
    current.plan = {entry.actor.account, entry.sequence, false, event.signer};
    act(current, entry);
}

void happen(Case& current, const PlanSigned&, const journal::Entry& entry) {
    current.plan->is_signed = true;
    act(current, entry);
}

void happen(Case& current, const PlanRefused&, const journal::Entry& entry) {
    current.plan.reset();
    act(current, entry);
}

} // namespace cases
