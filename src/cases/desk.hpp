// What waits for a seat: lists for its pages, what is due first first, and numbers for its menu and
// tallies. All come from indexes over open cases, and every number has its bound.

#pragma once

#include <vector>

#include "calendar/working_days.hpp"
#include "cases/lists.hpp"

namespace cases {

// Open cases whose handler must act next, and those that were answered and wait for others.
[[nodiscard]] std::vector<Case> at_work(store::Connection& connection, UnitId handler, int limit);
[[nodiscard]] std::vector<Case> answered(store::Connection& connection, UnitId handler, int limit);

// Counted so far, and whether there are more than were counted.
struct Tally {
    int count = 0;
    bool goes_on = false;

    Tally& operator+=(const Tally& other);
};

// Of open cases that a unit handles or must see to: how many are due when. `waiting` counts those
// it has answered, which are now with others. Each is counted by itself, up to `counted_max`: what
// presses is never missed behind much that doesn't.
struct Workload {
    Tally overdue;
    Tally due_soon;
    Tally on_time;
    Tally waiting;

    Workload& operator+=(const Workload& other);
};

struct DueTimes {
    Moment now;
    Moment soon; // What is due before then is due soon.
};

// Something is due soon until the next working day begins.
[[nodiscard]] DueTimes due_times(Moment now, const calendar::WorkingDays& days);

[[nodiscard]] Workload workload(store::Connection& connection, UnitId unit, const DueTimes& times);

// For the menu: no further than this.
constexpr int counted_in_menu_max = 100;
[[nodiscard]] int count_at_work(store::Connection& connection, UnitId handler);
[[nodiscard]] int count_climbed_to(store::Connection& connection, UnitId owner);
[[nodiscard]] int count_owned(store::Connection& connection, UnitId owner);
[[nodiscard]] int count_owned_at(store::Connection& connection, UnitId owner, Stage stage);
[[nodiscard]] int count_at(store::Connection& connection, Stage stage);
[[nodiscard]] int count_in(store::Connection& connection, places::PlaceId committee, Stage stage);

} // namespace cases
