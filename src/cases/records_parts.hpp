// Parts in their table: filled from their facts, and set back when an act is undone. When a case
// ends, whatever it no longer waits for is dropped and sleeps; a question stays.

#pragma once

#include "cases/events.hpp"
#include "cases/parts.hpp"

namespace cases {

void keep_beside(store::Connection& to, const PartAsked& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartAnswered& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartGivenUp& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartReminded& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartWarned& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartEscalated& event, const journal::Entry& entry);
void keep_beside(store::Connection& to, const PartMoved& event, const journal::Entry& entry);

void drop_parts(store::Connection& to, CaseId id, Moment at);

// As if this entry of the case had never been; what its end dropped is owed again.
void take_back_parts(store::Connection& to, CaseId id, journal::Sequence entry);
void pick_up_dropped_parts(store::Connection& to, CaseId id);

} // namespace cases
