// The SQL of the timeline: one row a step of a case.

#pragma once

#include <vector>

#include "cases/changes.hpp"
#include "store/connection.hpp"

namespace cases {

void add_step(store::Connection& to, CaseId id, const Step& step);

// It stays in the timeline, struck out.
void strike_out(store::Connection& to, CaseId id, journal::Sequence entry);

// The steps of all cases after an entry, newest first.
[[nodiscard]] std::vector<Change> steps_after(store::Connection& connection,
                                              journal::Sequence entry,
                                              int limit);

// Oldest first, without those that were undone.
[[nodiscard]] std::vector<Change> steps_from(store::Connection& connection, const Happened& asked);

} // namespace cases
