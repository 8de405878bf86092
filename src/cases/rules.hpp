// The rules of a case's clocks and ladder: pure functions that are told everything, including the
// time. They read no table, clock or file, so every rule can be tested in a line.
//
// Source of the limits: the city's 1-5-15 practice (domain.md §4.2); all of them are the street's
// configuration.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "calendar/working_days.hpp"
#include "cases/case.hpp"

namespace cases {

// A limit that holds for some kinds or categories only; the first that fits counts.
struct SpecialLimit {
    std::vector<voices::Kind> asks;      // Empty: any.
    std::vector<std::string> categories; // Empty: any.
    calendar::Limit answer;
};

// One line of the routing: which cases, and to which kind of unit, or to a unit by its name.
struct RoutingRule {
    std::string chinese; // Its name, as the case shows it.
    std::string english;
    std::vector<voices::Kind> asks;      // Empty: any.
    std::vector<std::string> categories; // Empty: any.
    std::vector<std::string> places;     // Names of compounds or committees; empty: any.
    std::optional<alliance::UnitKind> to;
    std::string to_unit; // A unit's name, when it is one unit and not a kind.
};

// Which categories a special committee watches over.
struct MatterRule {
    std::string committee; // A unit's name.
    std::vector<std::string> categories;
};

// How the street works. The built-in defaults are rules_document.cpp's.
struct Rules {
    std::int64_t version = 0;
    calendar::Limit contact{1};
    calendar::Limit answer{5};
    calendar::Limit supervised{3};
    calendar::Limit rehandled{3};
    calendar::Limit check{1};
    calendar::Limit call_back{1};
    std::vector<SpecialLimit> special;
    calendar::Limit owner_acts{1}; // What each rung gives the new owner.
    int supervise_after_times = 3; // Of the whole limit, since receipt.
    int call_back_tries = 3;
    int undo_minutes = 10;
    std::vector<RoutingRule> routing;
    calendar::Limit question{2}; // What a handler has to answer a committee's question.
    std::vector<MatterRule> matters;
    std::string power_committee; // A unit's name: who brings public power in.
    std::string power_workshop;  // A unit's name: who gives the legal opinion.
};

// Reads and checks the street's own document. Refusals name the line.
[[nodiscard]] base::Result<Rules> read_rules(std::string_view toml);
[[nodiscard]] std::string_view default_rules_document();

[[nodiscard]] calendar::Limit answer_limit(const Rules& rules,
                                           voices::Kind asks,
                                           std::string_view category);

// After how long the street supervises it: the same limit as often as the street says.
[[nodiscard]] calendar::Limit supervision_limit(const Rules& rules,
                                                voices::Kind asks,
                                                std::string_view category);

// Whether a routing rule speaks of such a case. `places` are the names of its compound and
// committee.
struct Matter {
    voices::Kind asks = voices::Kind::Help;
    std::string category;
    std::vector<std::string> places;
};
[[nodiscard]] bool fits(const RoutingRule& rule, const Matter& matter);

// When the step of a stage ends that starts at `start`. The step of answering ends with the whole;
// whoever takes over late has one working day all the same.
[[nodiscard]] calendar::Deadline step_due(const Case& current,
                                          Stage stage,
                                          const Rules& rules,
                                          Moment start,
                                          const calendar::WorkingDays& days);

// A new step: its clock starts now, its ladder begins at the bottom, its owner is the case's.
[[nodiscard]] StepClock begin_step(const Case& current,
                                   Stage stage,
                                   const Rules& rules,
                                   Moment now,
                                   const calendar::WorkingDays& days);

// A step that ends when somebody said so.
[[nodiscard]] StepClock begin_step_until(const calendar::Deadline& due,
                                         Level level,
                                         Moment now,
                                         const calendar::WorkingDays& days);

// The case's step under another owner of this level: its date stays, or is one working day from now
// when it has passed.
[[nodiscard]] StepClock go_on_with_step(const Case& current,
                                        Level level,
                                        const Rules& rules,
                                        Moment now,
                                        const calendar::WorkingDays& days);

// The same step after its rung `next` fired at `now`; `level` is the owner's from now on. A rung
// that is not strictly later than the one before is skipped.
[[nodiscard]] StepClock after_rung(const StepClock& before,
                                   const Rules& rules,
                                   Level level,
                                   Moment now,
                                   const calendar::WorkingDays& days);

// What an open case's dates become when the calendar of a year arrives: later or the same, never
// earlier. Nothing when its dates were firm.
[[nodiscard]] std::optional<DeadlineMoved> move_deadline(const Case& current,
                                                         const Rules& rules,
                                                         const calendar::WorkingDays& days);

[[nodiscard]] std::optional<Level> level_above(Level level);

} // namespace cases
