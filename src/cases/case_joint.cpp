// How a case changes when others take part in it. The parts themselves stand in a table of their
// own (parts.hpp); the case only knows that something happened.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {

void happen(Case& current, const PartAsked&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartAnswered&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartGivenUp&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const PartReminded&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const PartWarned&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const PartEscalated&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const PartMoved&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const HandoverOffered& event, const journal::Entry& entry) {
    current.handover = Handover{event.by, event.to, entry.at};
    act(current, entry);
}

void happen(Case& current, const CaseHandedOver& event, const journal::Entry& entry) {
    if (current.stage == Stage::Assigned) {
        current.stage = Stage::Accepted;
    }
    current.handler = event.handler;
    own(current, event.owner, event.level);
    current.handover.reset();
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const HandoverEnded&, const journal::Entry& entry) {
    current.handover.reset();
    act(current, entry);
}

void happen(Case& current, const CaseMerged& event, const journal::Entry& entry) {
    end_at(current, Stage::Merged, entry);
    current.merged_into = event.into;
}

void happen(Case& current, const CaseTookIn& event, const journal::Entry& entry) {
    current.followers += static_cast<int>(event.voices);
    act(current, entry);
}

void happen(Case& current, const CaseSplit&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const CaseSplitOff& event, const journal::Entry& entry) {
    current = begun_by(event);
    current.received = event.received;
    // Staff's words stand where others show the resident's.
    current.redaction_entry = entry.sequence;
    current.split_off = Origin{event.from, entry.sequence};
    act(current, entry);
}

void happen(Case& current, const InterventionAsked& event, const journal::Entry& entry) {
    current.intervention = RunningIntervention{event.by, event.committee, entry.at, entry.sequence};
    act(current, entry);
}

void happen(Case& current, const VisitHeld&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const InterventionEnded&, const journal::Entry& entry) {
    current.intervention.reset();
    act(current, entry);
}

} // namespace cases
