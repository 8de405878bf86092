// How a case changes: `happen` is the only way, live, on rebuild and when an act is undone; it
// decides nothing.

#pragma once

#include <optional>

#include "cases/case_state.hpp"
#include "cases/events.hpp"

namespace cases {

[[nodiscard]] bool is_end(Stage stage);

// Whether an answer was checked there, or ended the case.
[[nodiscard]] bool is_answer_final(Stage stage);

// Whether anybody may read the last answer: it is final, and staff gave it for all.
[[nodiscard]] bool is_answer_open_to_all(const Case& current);

// The place whose residents' committee sees to it: the one it was opened under, though its compound
// may have moved to another committee since.
[[nodiscard]] places::PlaceId seen_to_at(const Case& current);

void happen(Case& current, const CaseOpened& event, const journal::Entry& entry);
void happen(Case& current, const CaseFollowed& event, const journal::Entry& entry);
void happen(Case& current, const FollowerLeft& event, const journal::Entry& entry);
void happen(Case& current, const CaseAccepted& event, const journal::Entry& entry);
void happen(Case& current, const ResidentContacted& event, const journal::Entry& entry);
void happen(Case& current, const ContactFailed& event, const journal::Entry& entry);
void happen(Case& current, const CaseWorked& event, const journal::Entry& entry);
void happen(Case& current, const CaseSubmitted& event, const journal::Entry& entry);
void happen(Case& current, const CaseChecked& event, const journal::Entry& entry);
void happen(Case& current, const CaseSentBack& event, const journal::Entry& entry);
void happen(Case& current, const ResidentCalledBack& event, const journal::Entry& entry);
void happen(Case& current, const CaseClosed& event, const journal::Entry& entry);
void happen(Case& current, const CaseRehandled& event, const journal::Entry& entry);
void happen(Case& current, const CaseClosedUnresolved& event, const journal::Entry& entry);
void happen(Case& current, const NoActionProposed& event, const journal::Entry& entry);
void happen(Case& current, const NoActionRefused& event, const journal::Entry& entry);
void happen(Case& current, const NoActionConfirmed& event, const journal::Entry& entry);
void happen(Case& current, const CaseWithdrawn& event, const journal::Entry& entry);
void happen(Case& current, const CaseAssigned& event, const journal::Entry& entry);
void happen(Case& current, const HandlerReminded& event, const journal::Entry& entry);
void happen(Case& current, const HandlerWarned& event, const journal::Entry& entry);
void happen(Case& current, const CaseEscalated& event, const journal::Entry& entry);
void happen(Case& current, const CaseSupervised& event, const journal::Entry& entry);
void happen(Case& current, const DeadlineOverridden& event, const journal::Entry& entry);
void happen(Case& current, const CategoryOverridden& event, const journal::Entry& entry);
void happen(Case& current, const OwnerOverridden& event, const journal::Entry& entry);
void happen(Case& current, const WordsRedacted& event, const journal::Entry& entry);
void happen(Case& current, const DeadlineMoved& event, const journal::Entry& entry);
void happen(Case& current, const PartAsked& event, const journal::Entry& entry);
void happen(Case& current, const PartAnswered& event, const journal::Entry& entry);
void happen(Case& current, const PartGivenUp& event, const journal::Entry& entry);
void happen(Case& current, const PartReminded& event, const journal::Entry& entry);
void happen(Case& current, const PartWarned& event, const journal::Entry& entry);
void happen(Case& current, const PartEscalated& event, const journal::Entry& entry);
void happen(Case& current, const PartMoved& event, const journal::Entry& entry);
void happen(Case& current, const HandoverOffered& event, const journal::Entry& entry);
void happen(Case& current, const CaseHandedOver& event, const journal::Entry& entry);
void happen(Case& current, const HandoverEnded& event, const journal::Entry& entry);
void happen(Case& current, const CaseMerged& event, const journal::Entry& entry);
void happen(Case& current, const CaseTookIn& event, const journal::Entry& entry);
void happen(Case& current, const CaseSplit& event, const journal::Entry& entry);
void happen(Case& current, const InterventionAsked& event, const journal::Entry& entry);
void happen(Case& current, const VisitHeld& event, const journal::Entry& entry);
void happen(Case& current, const InterventionEnded& event, const journal::Entry& entry);
void happen(Case& current, const CaseSplitOff& event, const journal::Entry& entry);
void happen(Case& current, const CaseReturned& event, const journal::Entry& entry);
void happen(Case& current, const ReturnAccepted& event, const journal::Entry& entry);
void happen(Case& current, const ReturnRefused& event, const journal::Entry& entry);
void happen(Case& current, const ExtensionAsked& event, const journal::Entry& entry);
void happen(Case& current, const ExtensionGranted& event, const journal::Entry& entry);
void happen(Case& current, const ExtensionRefused& event, const journal::Entry& entry);
void happen(Case& current, const CaseSuspended& event, const journal::Entry& entry);
void happen(Case& current, const ReviewFellDue& event, const journal::Entry& entry);
void happen(Case& current, const CaseResumed& event, const journal::Entry& entry);
void happen(Case& current, const ResidentAwaited& event, const journal::Entry& entry);
void happen(Case& current, const WaitingEnded& event, const journal::Entry& entry);
void happen(Case& current, const PartnerHeard& event, const journal::Entry& entry);
void happen(Case& current, const PhotoRedacted& event, const journal::Entry& entry);
void happen(Case& current, const PlanProposed& event, const journal::Entry& entry);
void happen(Case& current, const PlanSigned& event, const journal::Entry& entry);
void happen(Case& current, const PlanRefused& event, const journal::Entry& entry);

// The case as it was before the entries that the event names.
void happen(Case& current, const ActUndone& event, const journal::Entry& entry);

// When the case next needs the timer: its step's next rung or its supervision.
[[nodiscard]] std::optional<Moment> wakes_at(const Case& current);

} // namespace cases
