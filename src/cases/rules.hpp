// The rules of a case's clocks and ladder: pure functions that are told everything, including the
// time. They read no table, clock or file, so every rule can be tested in a line.
//
// The limits come from the city's 1-5-15 practice (working days to the first contact, an answer, a
// complex answer); all of them are the street's configuration.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

// A return: how long a handler may hand a case back after it came, and how long deciding may take.
struct ReturnRules {
    calendar::Limit within{1};
    calendar::Limit decided{1};
};

// An extension: how often a case may have one, and by how much at most.
struct ExtensionRules {
    int times = 1;
    int working_days_max = 15;
};

// Whether the clock of a step stops while nobody can go on.
enum class Pause { Runs, Stops };
[[nodiscard]] std::span<const std::string_view> enum_names(Pause);

struct SuspensionRules {
    int review_days_max = 90; // Calendar days.
    Pause clock = Pause::Stops;
};

// Of which cases the street's leader signs the plan before they are answered.
enum class Signing { Supervised, Rehandled };
[[nodiscard]] std::span<const std::string_view> enum_names(Signing);

// For which cases the step's clock stops while the resident is awaited; for all others it runs.
struct WaitingRule {
    std::vector<voices::Kind> asks;      // Empty: any.
    std::vector<std::string> categories; // Empty: any.
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

constexpr int returns_a_case_max = 2;

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
    ReturnRules returns;
    ExtensionRules extension;
    SuspensionRules suspension;
    std::vector<WaitingRule> waiting_stops;
    std::vector<Signing> signed_plans = {Signing::Supervised, Signing::Rehandled}; // By a leader.
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

// A date that somebody chose: provisional while the calendar of its year is not known.
[[nodiscard]] calendar::Deadline chosen_date(Moment due, const calendar::WorkingDays& days);

// The same step with a later limit: what has fired stays fired.
[[nodiscard]] StepClock move_step(const StepClock& before,
                                  Moment due,
                                  Level level,
                                  Moment last,
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

// Whether the handler may still hand it back: soon after it came to them, no more than twice a
// case, and not where a return was refused before. The second time is decided by the street for
// good.
[[nodiscard]] base::Result<bool> may_return(const Case& current,
                                            const Rules& rules,
                                            Moment now,
                                            const calendar::WorkingDays& days);

// Whether more time may still be asked for: before the limit, as often as the street says.
[[nodiscard]] base::Result<bool> may_extend(const Case& current, const Rules& rules, Moment now);

// Whether the answer's limit may be moved so far.
[[nodiscard]] base::Result<bool> may_extend_until(const Case& current,
                                                  const Rules& rules,
                                                  Moment until,
                                                  const calendar::WorkingDays& days);

// Whether a suspension may last until then.
[[nodiscard]] base::Result<bool> may_be_reviewed_at(const Rules& rules,
                                                    Moment review_at,
                                                    Moment now);

// The step of a case that is worked on again after a suspension: as long as at its birth, as a
// supervised or re-handled one's else.
[[nodiscard]] StepClock resumed_step(const Case& current,
                                     const Rules& rules,
                                     Moment now,
                                     const calendar::WorkingDays& days);

// A case is not supervised before the new end of its step.
[[nodiscard]] std::optional<Moment> supervised_no_earlier(const Case& current, Moment due);

// What the clock of such a case's step does while the resident is awaited.
[[nodiscard]] Pause while_awaited(const Rules& rules,
                                  voices::Kind asks,
                                  const std::string& category);

// Stops the clock of a step where the rules say so, and it is neither overdue nor the street's eye
// on it; lets it run on with the office time that was left.
[[nodiscard]] ResidentAwaited await_resident(const Case& current,
                                             const Rules& rules,
                                             Moment now,
                                             const calendar::WorkingDays& days);
[[nodiscard]] StepClock run_on(const Case& current, Moment now, const calendar::WorkingDays& days);

[[nodiscard]] bool needs_a_signed_plan(const Case& current, const Rules& rules);

[[nodiscard]] std::optional<Level> level_above(Level level);

} // namespace cases
