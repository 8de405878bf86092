#include "alliance/closures.hpp"

#include <algorithm>
#include <chrono>

#include "office/office.hpp"
#include "text/filled.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using calendar::OfficeDay;

// Whatever is wrong with the days themselves.
base::Result<bool> check_days(const AnnounceClosure& asked, OfficeDay today) {
    if (asked.until < asked.from) {
        return refuse(Why::Invalid, "alliance.closure_ends_before", {}, "until");
    }
    if (asked.from < today) {
        return refuse(Why::TooLate, "alliance.closure_in_the_past", {}, "from");
    }
    if (asked.until - asked.from >= std::chrono::days(closure_days_max)) {
        return refuse(
            Why::TooLarge, "alliance.closure_too_long", {{"days", closure_days_max}}, "until");
    }
    if (asked.until - today > std::chrono::days(closure_ahead_days_max)) {
        return refuse(Why::TooLarge, "alliance.closure_too_far", {}, "until");
    }
    return true;
}

bool has_working_day(const AnnounceClosure& asked, const calendar::WorkingDays& calendar) {
    for (OfficeDay day = asked.from; day <= asked.until; day += std::chrono::days(1)) {
        if (calendar.is_working_day(day)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<SeatId> lead_seat(std::span<const Seat> seats) {
    const auto leads = [](const Seat& seat) {
        return !seat.is_closed && seat.powers.has(Power::Handle) && seat.powers.has(Power::Check);
    };
    const auto handles = [](const Seat& seat) {
        return !seat.is_closed && seat.powers.has(Power::Handle);
    };
    auto found = std::ranges::find_if(seats, leads);
    if (found == seats.end()) {
        found = std::ranges::find_if(seats, handles);
    }
    return found == seats.end() ? std::nullopt : std::optional(found->id);
}

base::Result<ClosureAnnounced> decide_closure(const ClosureKnown& known,
                                              const AnnounceClosure& asked,
                                              const calendar::WorkingDays& calendar) {
    if (!known.unit || known.unit->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    if (known.unit->kind == UnitKind::DutyDesk) {
        return refuse(Why::NotAllowed, "alliance.desk_never_closes");
    }
    if (const auto checked = check_days(asked, known.today); !checked) {
        return base::refusal_of(checked);
    }
    if (!has_working_day(asked, calendar)) {
        return refuse(Why::Invalid, "alliance.closure_of_days_off", {}, "from");
    }
    if (known.announced.size() >= closures_ahead_max) {
        return refuse(Why::TooMany, "alliance.closures_too_many", {{"most", closures_ahead_max}});
    }
    const bool overlaps = std::ranges::any_of(known.announced, [&](const Closure& each) {
        return each.from <= asked.until && asked.from <= each.until;
    });
    if (overlaps) {
        return refuse(Why::AlreadyDone, "alliance.closure_is_announced", {}, "from");
    }
    if (!asked.reason) {
        return refuse(Why::Invalid, "alliance.closure_needs_reason", {}, "reason");
    }
    const auto need =
        *asked.reason == ClosureReason::Other ? text::Need::Required : text::Need::Optional;
    const auto note = text::filled({"note", closure_note_characters_max, need}, asked.note);
    if (!note) {
        return base::refusal_of(note);
    }
    return ClosureAnnounced{{},
                            asked.unit,
                            asked.from,
                            asked.until,
                            *asked.reason,
                            note->empty() ? std::nullopt : std::optional(*note)};
}

base::Result<ClosureCancelled> decide_cancelling(const std::optional<Closure>& known,
                                                 OfficeDay today) {
    if (!known) {
        return refuse(Why::NotFound, "alliance.no_such_closure");
    }
    if (known->until < today) {
        return refuse(Why::TooLate, "alliance.closure_is_over");
    }
    return ClosureCancelled{known->id, std::max(known->from, today)};
}

bool may_close_days(store::Connection& connection, const ActingSeat& seat, UnitId unit) {
    const auto lead = lead_seat(seats_of(connection, unit));
    const bool is_of_the_street =
        seat.unit == duty_desk(connection) && seat.powers.has(Power::Dispatch);
    return lead == std::optional(seat.seat) || is_of_the_street ||
           seat.powers.has(Power::Administer);
}

base::Result<ClosureId> announce_closure(journal::Turn& turn,
                                         const ActingSeat& seat,
                                         const AnnounceClosure& asked) {
    auto& store = turn.store();
    if (!may_close_days(store, seat, asked.unit)) {
        return refuse(Why::NotAllowed, "alliance.closure_not_yours");
    }
    const auto today = calendar::office_day(turn.now());
    auto decided =
        decide_closure({unit(store, asked.unit), closures_from(store, asked.unit, today), today},
                       asked,
                       office::working_days(store));
    if (!decided) {
        return base::refusal_of(decided);
    }
    decided->id = next_closure(store);
    turn.record(*decided);
    return decided->id;
}

base::Result<bool> cancel_closure(journal::Turn& turn, const ActingSeat& seat, ClosureId id) {
    const auto known = closure(turn.store(), id);
    if (known && !may_close_days(turn.store(), seat, known->unit)) {
        return refuse(Why::NotAllowed, "alliance.closure_not_yours");
    }
    const auto decided = decide_cancelling(known, calendar::office_day(turn.now()));
    if (!decided) {
        return base::refusal_of(decided);
    }
    turn.record(*decided);
    return true;
}

} // namespace alliance
