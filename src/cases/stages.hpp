// What can happen to a case. Events are facts: they are written once, in the past tense, and never
// change their meaning; a case is the fold of its events. Words that somebody wrote stand in them
// as commitments and may be gone; offices, dates and outcomes stay for good.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "alliance/alliance.hpp"
#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/erasable.hpp"

namespace cases {

using CaseId = base::Id<struct CaseKind>;
using alliance::UnitId;
using calendar::Moment;
using journal::AccountId;
using journal::ErasableText;

// Where a case stands. The last five are its ends.
enum class Stage {
    Assigned,
    Accepted,
    Contacted,
    InWork,
    Submitted,
    Checked,
    Rehandling,
    Closed,
    ClosedUnresolved,
    NoAction,
    Withdrawn,
    Merged
};

// Whose eye is on it: the unit's own, the residents' committee's, the street's.
enum class Level { Unit, Committee, Street };

// The steps of the ladder that a step's clock climbs; Supervise stands on the whole case's clock.
enum class Rung { None, Remind, Warn, Climb };

// How somebody was, or was not, spoken with.
enum class Channel { Phone, Visit, Message };

// What the resident says of the answer.
enum class Outcome { Satisfied, Basically, Dissatisfied, Unreached };

enum class ClockKind { Step, Whole };

// Why a handler hands a case back; nothing else counts.
enum class ReturnReason { WrongPlace, NotOurDuty, Duplicate, MissingData };

[[nodiscard]] std::span<const std::string_view> enum_names(Stage);
[[nodiscard]] std::span<const std::string_view> enum_names(Level);
[[nodiscard]] std::span<const std::string_view> enum_names(Rung);
[[nodiscard]] std::span<const std::string_view> enum_names(Channel);
[[nodiscard]] std::span<const std::string_view> enum_names(Outcome);
[[nodiscard]] std::span<const std::string_view> enum_names(ClockKind);
[[nodiscard]] std::span<const std::string_view> enum_names(ReturnReason);

// The clock of one step: what is due by when, and which rung fires next.
struct StepClock {
    Moment started;
    Moment due;
    bool is_provisional = false; // The date falls into a year whose calendar is not known yet.
    Rung next = Rung::None;
    std::optional<Moment> next_at;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("started", self.started);
        field("due", self.due);
        field("is_provisional", self.is_provisional);
        field("next", self.next);
        field("next_at", self.next_at);
    }

    friend bool operator==(const StepClock&, const StepClock&) = default;
};

} // namespace cases
