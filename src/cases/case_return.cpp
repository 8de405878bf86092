// How a case changes when it is handed back and that is decided.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {
namespace {

void settle_return(Case& current, UnitId owner, Level level, const journal::Entry& entry) {
    current.returns->waiting.reset();
    own(current, owner, level);
    act(current, entry);
}

} // namespace

void happen(Case& current, const CaseReturned& event, const journal::Entry& entry) {
    Returns returns = current.returns.value_or(Returns());
    ++returns.count;
    returns.waiting = {entry.actor.account, event.reason, current.owner, current.level};
    current.returns = returns;
    current.handover.reset();
    own(current, event.decider, event.level);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const ReturnAccepted& event, const journal::Entry& entry) {
    settle_return(current, event.owner, event.level, entry);
    current.handler = event.handler;
    current.first_handler = event.first_handler;
    current.dispatch = {event.by, entry.at};
    current.step = event.step;
}

void happen(Case& current, const ReturnRefused& event, const journal::Entry& entry) {
    settle_return(current, event.owner, event.level, entry);
    current.returns->stands_with = event.handler;
    current.step = event.step;
}

} // namespace cases
