// Closed days of an office beyond public holidays: announced by the unit's lead seat or the street,
// shown to residents where they read who answers. No deadline moves; see
// docs/decisions/closures.md.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "alliance/events_closures.hpp"
#include "calendar/working_days.hpp"

namespace alliance {

constexpr int closure_days_max = 14;
constexpr int closure_ahead_days_max = 366;
constexpr int closures_ahead_max = 20;
constexpr std::size_t closure_note_characters_max = 60;

struct Closure {
    ClosureId id;
    UnitId unit;
    calendar::OfficeDay from;
    calendar::OfficeDay until; // The last closed day.
    ClosureReason reason = ClosureReason::Other;
    std::string note; // May be empty.

    [[nodiscard]] bool covers(calendar::OfficeDay day) const { return from <= day && day <= until; }
};

// Whoever leads the unit, whoever dispatches at the street's desk, and whoever administers.
[[nodiscard]] bool may_close_days(store::Connection& connection,
                                  const ActingSeat& seat,
                                  UnitId unit);

// Those that are not over on this day, soonest first.
[[nodiscard]] std::vector<Closure> closures_from(store::Connection& connection,
                                                 calendar::OfficeDay day);
[[nodiscard]] std::vector<Closure> closures_from(store::Connection& connection,
                                                 UnitId unit,
                                                 calendar::OfficeDay day);
[[nodiscard]] std::optional<Closure> closure(store::Connection& connection, ClosureId id);

// --- The rules: pure ------------------------------------------------------------------------

// The seat that speaks for its unit: the first that may handle and check, else the first that may
// handle. Whoever holds it, or stands in there, leads.
[[nodiscard]] std::optional<SeatId> lead_seat(std::span<const Seat> seats);

struct ClosureKnown {
    std::optional<Unit> unit;
    std::vector<Closure> announced; // Of this unit, not over.
    calendar::OfficeDay today;
};
[[nodiscard]] base::Result<ClosureAnnounced> decide_closure(const ClosureKnown& known,
                                                            const AnnounceClosure& asked,
                                                            const calendar::WorkingDays& calendar);
[[nodiscard]] base::Result<ClosureCancelled> decide_cancelling(const std::optional<Closure>& known,
                                                               calendar::OfficeDay today);

// --- The records ----------------------------------------------------------------------------

[[nodiscard]] ClosureId next_closure(store::Connection& connection);

void apply_closure_announced(store::Connection& to,
                             const ClosureAnnounced& event,
                             const journal::Entry& entry);
void apply_closure_cancelled(store::Connection& to,
                             const ClosureCancelled& event,
                             const journal::Entry& entry);

} // namespace alliance
