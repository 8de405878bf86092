#include "cases/case.hpp"

#include <algorithm>

#include "cases/happening.hpp"

namespace cases {

namespace {

Late& lateness(Case& current) {
    return current.late ? *current.late : current.late.emplace();
}

} // namespace

void pass(Case& current, const journal::Entry& entry) {
    current.last_entry = entry.sequence;
    current.last_at = entry.at;
}

void act(Case& current, const journal::Entry& entry) {
    pass(current, entry);
    current.last_act = entry.sequence;
}

void drop_what_waits(Case& current) {
    if (current.returns) {
        current.returns->waiting.reset();
    }
    if (current.extensions) {
        current.extensions->waiting.reset();
    }
    current.suspension.reset();
    current.awaited.reset();
}

void end_at(Case& current, Stage stage, const journal::Entry& entry) {
    act(current, entry);
    current.stage = stage;
    current.ended_at = entry.at;
    current.step.next = Rung::None;
    current.step.next_at.reset();
    current.supervise_at.reset();
    current.no_action_by = {};
    current.handover.reset();
    current.intervention.reset();
    drop_what_waits(current);
}

void own(Case& current, UnitId owner, Level level) {
    current.owner = owner;
    current.level = level;
}

void take_answer_back(Case& current) {
    current.submitted_at.reset();
    current.submitter = {};
    current.is_answer_public = false;
}

bool is_end(Stage stage) {
    switch (stage) {
        case Stage::Closed:
        case Stage::ClosedUnresolved:
        case Stage::NoAction:
        case Stage::Withdrawn:
        case Stage::Merged:
            return true;
        case Stage::Assigned:
        case Stage::Accepted:
        case Stage::Contacted:
        case Stage::InWork:
        case Stage::Submitted:
        case Stage::Checked:
        case Stage::Rehandling:
            break;
    }
    return false;
}

bool is_answer_final(Stage stage) {
    return stage == Stage::Checked || stage == Stage::Closed || stage == Stage::ClosedUnresolved;
}

bool is_answer_open_to_all(const Case& current) {
    return is_answer_final(current.stage) && current.is_answer_public;
}

places::PlaceId seen_to_at(const Case& current) {
    return current.committee.value != 0 ? current.committee : current.place;
}

void happen(Case& current, const CaseOpened& event, const journal::Entry& entry) {
    current = begun_by(event);
    current.public_already = event.public_already;
    current.received = entry.at;
    act(current, entry);
}

void happen(Case& current, const CaseFollowed&, const journal::Entry& entry) {
    ++current.followers;
    pass(current, entry);
}

void happen(Case& current, const FollowerLeft&, const journal::Entry& entry) {
    --current.followers;
    pass(current, entry);
}

void happen(Case& current, const PartnerHeard&, const journal::Entry& entry) {
    pass(current, entry);
}

void happen(Case& current, const CaseAccepted&, const journal::Entry& entry) {
    current.stage = Stage::Accepted;
    act(current, entry);
}

void happen(Case& current, const ResidentContacted& event, const journal::Entry& entry) {
    if (current.stage == Stage::Accepted) {
        current.stage = Stage::Contacted;
        if (!current.contacted_at && current.step.due < entry.at) { // Nobody stands above the top.
            lateness(current).contacted = true;
        }
        current.contacted_at = current.contacted_at.value_or(entry.at);
    }
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const ContactFailed&, const journal::Entry& entry) {
    act(current, entry);
}

void happen(Case& current, const CaseWorked&, const journal::Entry& entry) {
    if (current.stage == Stage::Contacted) {
        current.stage = Stage::InWork;
    }
    act(current, entry);
}

void happen(Case& current, const CaseSubmitted& event, const journal::Entry& entry) {
    current.stage = Stage::Submitted;
    current.handover.reset();
    if (!current.answered_at && current.whole_due < entry.at) {
        lateness(current).answered = true;
    }
    current.answered_at = current.answered_at.value_or(entry.at);
    current.submitted_at = entry.at;
    current.submitter = entry.actor.account;
    current.answer_entry = entry.sequence;
    current.is_answer_public = event.is_public;
    drop_what_waits(current);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const CaseChecked& event, const journal::Entry& entry) {
    current.stage = Stage::Checked;
    current.unreached = 0;
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const CaseSentBack& event, const journal::Entry& entry) {
    current.stage = Stage::InWork;
    take_answer_back(current);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const ResidentCalledBack& event, const journal::Entry& entry) {
    current.outcome = event.outcome;
    if (event.outcome == Outcome::Unreached) {
        ++current.unreached;
    }
    act(current, entry);
}

void happen(Case& current, const CaseClosed&, const journal::Entry& entry) {
    end_at(current, Stage::Closed, entry);
}

void happen(Case& current, const CaseRehandled& event, const journal::Entry& entry) {
    current.stage = Stage::Rehandling;
    current.round = event.round;
    current.plan.reset();
    take_answer_back(current);
    own(current, event.owner, event.level);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const CaseClosedUnresolved&, const journal::Entry& entry) {
    end_at(current, Stage::ClosedUnresolved, entry);
}

void happen(Case& current, const NoActionProposed&, const journal::Entry& entry) {
    current.no_action_by = entry.actor.account;
    act(current, entry);
}

void happen(Case& current, const NoActionRefused&, const journal::Entry& entry) {
    current.no_action_by = {};
    act(current, entry);
}

void happen(Case& current, const NoActionConfirmed&, const journal::Entry& entry) {
    end_at(current, Stage::NoAction, entry);
}

void happen(Case& current, const CaseWithdrawn&, const journal::Entry& entry) {
    end_at(current, Stage::Withdrawn, entry);
}

void happen(Case& current, const CaseAssigned& event, const journal::Entry& entry) {
    current.stage = Stage::Assigned;
    current.handover.reset();
    current.handler = event.handler;
    current.dispatch = {event.by, entry.at};
    own(current, event.owner, event.level);
    take_answer_back(current);
    drop_what_waits(current);
    current.plan.reset();
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const HandlerReminded& event, const journal::Entry& entry) {
    current.step = event.step;
    pass(current, entry);
}

void happen(Case& current, const HandlerWarned& event, const journal::Entry& entry) {
    current.step = event.step;
    pass(current, entry);
}

void happen(Case& current, const CaseEscalated& event, const journal::Entry& entry) {
    if (!current.contacted_at) {
        lateness(current).contacted = true; // What climbs had reached its limit.
    }
    own(current, event.owner, event.level);
    current.step = event.step;
    pass(current, entry);
}

void happen(Case& current, const CaseSupervised& event, const journal::Entry& entry) {
    current.is_supervised = true;
    current.supervise_at.reset();
    own(current, event.owner, Level::Street);
    current.awaited.reset();
    current.plan.reset();
    current.step = event.step;
    pass(current, entry);
}

void happen(Case& current, const DeadlineOverridden& event, const journal::Entry& entry) {
    current.whole_due = event.due;
    current.is_whole_provisional = false;
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const CategoryOverridden& event, const journal::Entry& entry) {
    current.category = event.category;
    act(current, entry);
}

void happen(Case& current, const OwnerOverridden& event, const journal::Entry& entry) {
    own(current, event.owner, event.level);
    current.step = event.step;
    act(current, entry);
}

void happen(Case& current, const WordsRedacted&, const journal::Entry& entry) {
    current.redaction_entry = entry.sequence;
    act(current, entry);
}

void happen(Case& current, const DeadlineMoved& event, const journal::Entry& entry) {
    if (event.clock == ClockKind::Whole) {
        current.whole_due = event.due;
        current.is_whole_provisional = false;
    }
    current.calendar_version = event.calendar_version;
    current.step = event.step;
    current.supervise_at = event.supervise_at ? event.supervise_at : current.supervise_at;
    pass(current, entry);
}

void happen(Case& current, const ActUndone& event, const journal::Entry& entry) {
    current = event.before;
    act(current, entry);
}

std::optional<Moment> wakes_at(const Case& current) {
    std::optional<Moment> first = current.step.next_at;
    const auto consider = [&first](const std::optional<Moment>& moment) {
        if (moment && (!first || *moment < *first)) {
            first = moment;
        }
    };
    if (current.suspension && !current.suspension->is_review_due) {
        consider(current.suspension->review_at);
    }
    // Nobody is supervised for what was suspended, until it is looked at again.
    if (!current.sleeps()) {
        consider(current.supervise_at);
    }
    return first;
}

} // namespace cases
