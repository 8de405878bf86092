// What ties cases to units and to each other beside their own rows: who is offered one, whose
// voices went where, and which were split off.

#pragma once

#include <vector>

#include "cases/events.hpp"
#include "store/connection.hpp"

namespace cases {

// To whom a case is offered, whichever fact changed that.
void keep_offer(store::Connection& to, const Case& before, const Case& after);

// The voices of a merged case follow the other one.
void keep_beside(store::Connection& to, const CaseTookIn& event, const journal::Entry& entry);

// That a case was split off this one.
void keep_beside(store::Connection& to, const CaseSplit& event, const journal::Entry& entry);

// Open cases that wait for this unit to take them, by what is due first.
[[nodiscard]] std::vector<Case> offered_to(store::Connection& connection, UnitId unit, int limit);

// The cases that were split off this one, oldest first.
[[nodiscard]] std::vector<Case> split_off_from(store::Connection& connection, CaseId id);

} // namespace cases
