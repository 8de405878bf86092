// How a case changes when time is asked for it: extended, suspended, waiting for the resident.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {
namespace {

void supervise_later(Case& current, const std::optional<Moment>& moment) {
    if (moment) {
        current.supervise_at = moment;
    }
}

} // namespace

void happen(Case& current, const ExtensionAsked& event, const journal::Entry& entry) {
    Extensions extensions = current.extensions.value_or(Extensions());
    extensions.waiting = {entry.actor.account, event.until, event.decider};
    current.extensions = extensions;
    act(current, entry);
}

void happen(Case& current, const ExtensionGranted& event, const journal::Entry& entry) {
    current.whole_due = event.due;
    current.is_whole_provisional = false;
    current.step = event.step;
    ++current.extensions->granted;
    current.extensions->waiting.reset();
    supervise_later(current, event.supervise_at);
    act(current, entry);
}

void happen(Case& current, const ExtensionRefused&, const journal::Entry& entry) {
    current.extensions->waiting.reset();
    act(current, entry);
}

void happen(Case& current, const CaseSuspended& event, const journal::Entry& entry) {
    const Moment since = current.suspension ? current.suspension->since : entry.at;
    drop_what_waits(current);
    current.suspension = {since, event.review_at, event.is_clock_stopped, false};
    own(current, event.owner, event.level);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const ReviewFellDue& event, const journal::Entry& entry) {
    current.suspension->is_review_due = true;
    current.step = event.step;
    supervise_later(current, event.supervise_at);
    pass(current, entry);
}

void happen(Case& current, const CaseResumed& event, const journal::Entry& entry) {
    current.suspension.reset();
    current.step = event.step;
    supervise_later(current, event.supervise_at);
    act(current, entry);
}

void happen(Case& current, const ResidentAwaited& event, const journal::Entry& entry) {
    current.awaited = {entry.at, event.is_clock_stopped, event.minutes_left};
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const WaitingEnded& event, const journal::Entry& entry) {
    current.awaited.reset();
    current.step = event.step;
    act(current, entry);
}

} // namespace cases
