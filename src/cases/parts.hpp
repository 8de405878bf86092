// A Part is what a unit owes a case beside its handler: a piece of joint work, an opinion, a
// department's reply, an answer to a question. It has its own date and climbs its own ladder; no
// clock of the case waits for it, but the handler answers only when every piece is in or given up.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cases/case.hpp"
#include "cases/events_parts.hpp"
#include "cases/rules.hpp"
#include "journal/timers.hpp"
#include "store/connection.hpp"

namespace cases {

constexpr int parts_a_case_max = 30;
constexpr std::size_t matter_characters_max = 500;
constexpr std::size_t department_characters_max = 40;

// Dropped: its case ended without waiting for it.
enum class PartState { Open, Answered, GivenUp, Dropped };

struct Part {
    CaseId of;
    std::int64_t number = 0;
    PartKind what = PartKind::Joint;
    UnitId unit;
    std::string department;
    UnitId asked_by;
    journal::Sequence asked_entry = 0; // Holds the matter's words.
    UnitId owner;
    Level level = Level::Unit;
    StepClock step;
    PartState state = PartState::Open;
    journal::Sequence end_entry = 0; // Holds the answer's or the reason's words; 0 while open.
    std::optional<Moment> ended_at;
};

[[nodiscard]] std::span<const std::string_view> enum_names(PartState);

// Of one case, as they were asked.
[[nodiscard]] std::vector<Part> parts_of(store::Connection& connection, CaseId id);
[[nodiscard]] std::vector<Part> open_parts_of(store::Connection& connection, CaseId id);

// Open parts that a unit owes or, since they climbed, must see to; what is due first stands first.
[[nodiscard]] std::vector<Part> open_parts_for(store::Connection& connection,
                                               UnitId unit,
                                               int limit);

[[nodiscard]] std::vector<Part> parts_waking_at(store::Connection& connection,
                                                Moment moment,
                                                int limit);
[[nodiscard]] std::optional<Moment> first_part_waking(store::Connection& connection);

// Open parts whose date before `until` was told when its year's calendar was not known yet.
[[nodiscard]] std::vector<Part> provisional_parts(store::Connection& connection,
                                                  Moment until,
                                                  int limit);

// What an open part's date becomes when the calendar of its year arrives: later or the same, never
// earlier. A question's is counted anew; what somebody chose waits until the office is open.
// Nothing while it is still not certain.
[[nodiscard]] std::optional<PartMoved> move_part(const Part& part,
                                                 const Rules& rules,
                                                 const calendar::WorkingDays& days);

// Whether a unit was ever asked for a part of this case.
[[nodiscard]] bool takes_part(store::Connection& connection, CaseId id, UnitId unit);

// The questions that a committee asked, newest first.
[[nodiscard]] std::vector<Part> questions_by(store::Connection& connection,
                                             UnitId committee,
                                             int limit);

// Which open parts of a case this unit may answer now: its own, those of units where nobody sits,
// those that climbed to it; the street also notes what departments reply.
[[nodiscard]] std::vector<Part> parts_to_answer(store::Connection& connection,
                                                const Case& current,
                                                UnitId unit,
                                                Moment now);

// Which open parts can be given up: all but questions.
[[nodiscard]] std::vector<Part> parts_to_give_up(store::Connection& connection, CaseId id);

// The number that the next part of a case gets; refuses when there are too many.
[[nodiscard]] base::Result<std::int64_t> next_part_number(store::Connection& connection, CaseId id);

// The pieces of joint work that still keep the handler from answering.
[[nodiscard]] std::vector<Part> missing_parts(store::Connection& connection, CaseId id);

// The ladder of the parts.
[[nodiscard]] journal::Timer parts_timer();

} // namespace cases
