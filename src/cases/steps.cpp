#include "cases/steps.hpp"

#include "text/names.hpp"

namespace cases {

Step plain_step(const journal::Entry& entry) {
    Step step;
    step.entry = entry.sequence;
    step.kind = entry.kind;
    step.at = entry.at;
    step.account = entry.actor.account;
    return step;
}

Step step_by(UnitId office, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.by = office;
    return step;
}

Step step_of(const CaseOpened& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = event.rule;
    step.unit = event.handler;
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseFollowed&, const journal::Entry& entry) {
    return plain_step(entry);
}

Step step_of(const FollowerLeft&, const journal::Entry& entry) {
    return plain_step(entry);
}

Step step_of(const CaseAccepted& event, const journal::Entry& entry) {
    return step_by(event.by, entry);
}

Step step_of(const ResidentContacted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.channel);
    step.has_words = event.note.has_value();
    step.due = event.step.due;
    return step;
}

Step step_of(const ContactFailed& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.channel);
    step.has_words = event.note.has_value();
    return step;
}

Step step_of(const CaseWorked& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const CaseSubmitted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseChecked& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = event.note.has_value();
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseSentBack& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    step.due = event.step.due;
    return step;
}

Step step_of(const ResidentCalledBack& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.outcome);
    step.has_words = event.note.has_value();
    return step;
}

Step step_of(const CaseClosed& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.outcome);
    return step;
}

Step step_of(const CaseRehandled& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.level);
    step.unit = event.owner;
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseClosedUnresolved& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const NoActionProposed& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const NoActionRefused& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const NoActionConfirmed& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = event.note.has_value();
    return step;
}

Step step_of(const CaseWithdrawn&, const journal::Entry& entry) {
    return plain_step(entry);
}

Step step_of(const CaseAssigned& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.handler;
    step.has_words = true;
    step.due = event.step.due;
    return step;
}

Step step_of(const PartnerHeard& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.news);
    step.old_code = event.code;
    step.has_words = event.words.has_value();
    return step;
}

Step step_of(const HandlerReminded& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.due = event.step.due;
    return step;
}

Step step_of(const HandlerWarned& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseEscalated& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.level);
    step.unit = event.owner;
    step.due = event.act_by;
    return step;
}

Step step_of(const CaseSupervised& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.unit = event.owner;
    step.due = event.step.due;
    return step;
}

Step step_of(const DeadlineOverridden& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.due = event.due;
    step.old_due = event.old_due;
    step.has_words = true;
    return step;
}

Step step_of(const CategoryOverridden& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = event.category;
    step.old_code = event.old_category;
    step.has_words = true;
    return step;
}

Step step_of(const OwnerOverridden& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.owner;
    step.has_words = true;
    return step;
}

Step step_of(const WordsRedacted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const DeadlineMoved& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.clock);
    step.due = event.due;
    step.old_due = event.old_due;
    return step;
}

Step step_of(const CaseReturned& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.reason);
    step.unit = event.decider;
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const ReturnAccepted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.handler;
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const ReturnRefused& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.handler;
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const ExtensionAsked& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.decider;
    step.due = event.until;
    step.has_words = true;
    return step;
}

Step step_of(const ExtensionGranted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.due = event.due;
    step.old_due = event.old_due;
    step.has_words = true;
    return step;
}

Step step_of(const ExtensionRefused& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.due = event.asked_until;
    step.has_words = true;
    return step;
}

Step step_of(const CaseSuspended& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = event.is_renewed ? "renewed" : "";
    step.due = event.review_at;
    step.has_words = true;
    return step;
}

Step step_of(const ReviewFellDue& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.unit = event.owner;
    step.due = event.step.due;
    return step;
}

Step step_of(const CaseResumed& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const ResidentAwaited& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = event.is_clock_stopped ? "stopped" : "";
    step.has_words = true;
    return step;
}

Step step_of(const WaitingEnded& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.due = event.step.due;
    return step;
}

Step step_of(const PhotoRedacted& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const PlanProposed& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const PlanSigned& event, const journal::Entry& entry) {
    return step_by(event.by, entry);
}

Step step_of(const PlanRefused& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const ActUndone& event, const journal::Entry& entry) {
    return step_by(event.by, entry);
}

} // namespace cases
