// Interventions: who takes what is beyond a handler's power, what is still awaited, and how often
// and for what public power was used. A case has at most one at a time; the counts stay when its
// words are gone.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "cases/events_power.hpp"
#include "cases/parts.hpp"
#include "cases/rules.hpp"
#include "store/connection.hpp"

namespace cases {

// By the street's rules, else what there is of the kind, else the duty desk: somebody always
// answers.
struct OfficesOfPower {
    UnitId committee;
    UnitId workshop;
};
[[nodiscard]] OfficesOfPower offices_of_power(store::Connection& connection);
[[nodiscard]] OfficesOfPower offices_of_power(store::Connection& connection, const Rules& rules);

// The opinion and the departments' replies that are neither in nor given up.
[[nodiscard]] std::vector<Part> awaited_of_power(store::Connection& connection, CaseId id);

struct Intervention {
    CaseId of;
    journal::Sequence entry = 0;
    Moment asked_at;
    UnitId asked_by;
    UnitId committee;
    std::string category; // As it was when public power was asked for.
    int visits = 0;
    std::optional<PowerOutcome> outcome; // Nothing while it runs.
    std::optional<Moment> ended_at;
};

// Newest first.
[[nodiscard]] std::vector<Intervention> interventions(store::Connection& connection, int limit);

// A share: so many of so many, under a name.
struct NamedShare {
    std::string name;
    std::int64_t part = 0;
    std::int64_t whole = 0;
};

struct PowerFigures {
    std::int64_t asked = 0;   // Interventions between the two moments.
    std::int64_t running = 0; // Of these.
    std::int64_t visits = 0;
    std::vector<NamedShare> categories;  // Codes; of all interventions.
    std::vector<NamedShare> outcomes;    // Names of outcomes; of those that ended.
    std::vector<NamedShare> departments; // Replied in time, of what each was asked.
    NamedShare opinions;                 // Given in time, of those that were asked for.
};
[[nodiscard]] PowerFigures power_figures(store::Connection& connection, Moment from, Moment until);

} // namespace cases
