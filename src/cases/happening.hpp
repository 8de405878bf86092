// What every fact does to a case, said once: it passes, it is somebody's act, it ends the case, it
// changes whose eye is on it. Only `happen` uses these.

#pragma once

#include "cases/case_state.hpp"

namespace cases {

// Something happened that nobody did.
void pass(Case& current, const journal::Entry& entry);

// Somebody did it.
void act(Case& current, const journal::Entry& entry);

// No clock runs for a case that ended.
void end_at(Case& current, Stage stage, const journal::Entry& entry);

void own(Case& current, UnitId owner, Level level);

// What was asked and not decided, and what it waited for, when something else settled it.
void drop_what_waits(Case& current);

// The answer that stood no longer does.
void take_answer_back(Case& current);

// A case as it begins, reported or split off from another.
template <class Beginning>
[[nodiscard]] Case begun_by(const Beginning& event) {
    Case current;
    current.id = event.id;
    current.voice = event.voice;
    current.voice_entry = event.voice_entry;
    current.asks = event.asks;
    current.category = event.category;
    current.place = event.place;
    current.compound = event.compound;
    current.committee = event.committee;
    current.rule = event.rule;
    current.rules_version = event.rules_version;
    current.calendar_version = event.calendar_version;
    current.handler = event.handler;
    current.first_handler = event.handler;
    own(current, event.handler, event.level);
    current.whole_due = event.whole_due;
    current.is_whole_provisional = event.is_provisional;
    current.supervise_at = event.supervise_at;
    current.step = event.step;
    return current;
}

} // namespace cases
