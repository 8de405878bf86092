// What the timeline keeps of those who take part beside the handler.

#include "cases/steps.hpp"
#include "text/names.hpp"

namespace cases {

Step step_of(const PartAsked& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.what);
    step.old_code = event.department.value_or("");
    step.unit = event.unit;
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const PartAnswered& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.what);
    step.has_words = true;
    return step;
}

Step step_of(const PartGivenUp& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.what);
    step.has_words = true;
    return step;
}

Step step_of(const PartReminded& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.unit = event.unit;
    step.due = event.step.due;
    return step;
}

Step step_of(const PartWarned& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.unit = event.unit;
    step.due = event.step.due;
    return step;
}

Step step_of(const PartEscalated& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.code = text::name_of(event.level);
    step.unit = event.owner;
    step.due = event.act_by;
    return step;
}

Step step_of(const PartMoved& event, const journal::Entry& entry) {
    Step step = plain_step(entry);
    step.unit = event.unit;
    step.due = event.step.due;
    step.old_due = event.old_due;
    return step;
}

Step step_of(const HandoverOffered& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.to;
    step.has_words = true;
    return step;
}

Step step_of(const CaseHandedOver& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.handler;
    step.due = event.step.due;
    return step;
}

Step step_of(const HandoverEnded& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.has_words = true;
    return step;
}

Step step_of(const CaseMerged& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.old_code = std::to_string(event.into.value);
    step.has_words = true;
    return step;
}

Step step_of(const CaseTookIn& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.old_code = std::to_string(event.from.value);
    return step;
}

Step step_of(const CaseSplit& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.old_code = std::to_string(event.into.value);
    step.unit = event.unit;
    return step;
}

Step step_of(const CaseSplitOff& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.old_code = std::to_string(event.from.value);
    step.unit = event.handler;
    step.due = event.step.due;
    step.has_words = true;
    return step;
}

Step step_of(const InterventionAsked& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.unit = event.committee;
    step.has_words = true;
    return step;
}

Step step_of(const VisitHeld& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.old_code = calendar::iso_date(event.day);
    step.has_words = true;
    return step;
}

Step step_of(const InterventionEnded& event, const journal::Entry& entry) {
    Step step = step_by(event.by, entry);
    step.code = text::name_of(event.outcome);
    step.has_words = true;
    return step;
}

} // namespace cases
