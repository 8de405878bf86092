// A Step is what the timeline keeps of an event: office, outcome, dates; never anybody's words.

#pragma once

#include "cases/cases.hpp"
#include "cases/events.hpp"

namespace cases {

// What every step has, and the office that acted.
[[nodiscard]] Step plain_step(const journal::Entry& entry);
[[nodiscard]] Step step_by(UnitId office, const journal::Entry& entry);

[[nodiscard]] Step step_of(const CaseOpened& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseFollowed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const FollowerLeft& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseAccepted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ResidentContacted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ContactFailed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseWorked& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSubmitted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseChecked& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSentBack& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ResidentCalledBack& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseClosed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseRehandled& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseClosedUnresolved& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const NoActionProposed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const NoActionRefused& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const NoActionConfirmed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseWithdrawn& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseAssigned& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const HandlerReminded& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const HandlerWarned& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseEscalated& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSupervised& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const DeadlineOverridden& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CategoryOverridden& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const OwnerOverridden& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const WordsRedacted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const DeadlineMoved& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartAsked& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartAnswered& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartGivenUp& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartReminded& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartWarned& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartEscalated& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartMoved& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const HandoverOffered& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseHandedOver& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const HandoverEnded& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseMerged& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseTookIn& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSplit& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSplitOff& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const InterventionAsked& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const VisitHeld& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const InterventionEnded& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseReturned& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ReturnAccepted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ReturnRefused& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ExtensionAsked& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ExtensionGranted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ExtensionRefused& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseSuspended& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ReviewFellDue& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const CaseResumed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ResidentAwaited& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const WaitingEnded& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PartnerHeard& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PhotoRedacted& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PlanProposed& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PlanSigned& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const PlanRefused& event, const journal::Entry& entry);
[[nodiscard]] Step step_of(const ActUndone& event, const journal::Entry& entry);

} // namespace cases
