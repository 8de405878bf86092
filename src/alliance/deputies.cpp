#include "alliance/deputies.hpp"

#include <chrono>

#include "identity/identity.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

constexpr std::int64_t absence_days_max = 90;

} // namespace

base::Result<bool> may_stand_in(const Absence& known) {
    if (!known.deputy) {
        return refuse(Why::NotFound, "alliance.please_choose_deputy", {}, "deputy");
    }
    if (known.seat && known.deputy->id == known.seat->person) {
        return refuse(Why::Invalid, "alliance.deputy_is_holder", {}, "deputy");
    }
    if (known.deputy->account.value == 0) {
        return refuse(Why::NotAllowed, "alliance.deputy_needs_account", {}, "deputy");
    }
    if (!known.deputy_may_sign_in) {
        return refuse(Why::NotAllowed, "alliance.deputy_account_closed", {}, "deputy");
    }
    if (!known.deputy_sits_somewhere) {
        return refuse(Why::NotAllowed, "alliance.deputy_needs_seat", {}, "deputy");
    }
    return true;
}

Absence absence_of(store::Connection& connection,
                   const std::optional<Seat>& seat,
                   PersonId deputy,
                   Moment now) {
    Absence known;
    known.seat = seat;
    known.deputy = person(connection, deputy);
    if (seat) {
        known.before = deputy_of(connection, seat->id);
    }
    if (known.deputy && known.deputy->account.value != 0) {
        const auto account = identity::find_account(connection, known.deputy->account);
        known.deputy_may_sign_in = account && !account->is_closed;
        known.deputy_sits_somewhere = !own_units(connection, known.deputy->account, now).empty();
    }
    return known;
}

base::Result<SeatDeputised> decide_deputising(const Absence& known,
                                              const Deputise& asked,
                                              Moment now) {
    if (!known.seat || known.seat->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    if (!known.seat->is_held(now)) {
        return refuse(
            Why::NotAllowed, "alliance.nobody_to_deputise", {{"title", known.seat->title}});
    }
    const auto may = may_stand_in(known);
    if (!may) {
        return base::refusal_of(may);
    }
    if (asked.until <= now || asked.until <= asked.from) {
        return refuse(Why::TooLate, "alliance.absence_is_over", {}, "until");
    }
    if (asked.until - asked.from > std::chrono::hours(24 * absence_days_max)) {
        return refuse(
            Why::TooLarge, "alliance.absence_too_long", {{"days", absence_days_max}}, "until");
    }
    if (known.before && !known.before->is_over(now)) {
        return refuse(Why::AlreadyDone, "alliance.has_deputy", {{"title", known.seat->title}});
    }
    return SeatDeputised{asked.seat, asked.deputy, asked.from, asked.until};
}

base::Result<bool> deputise(journal::Turn& turn, const Deputise& asked) {
    const auto known =
        absence_of(turn.store(), seat(turn.store(), asked.seat), asked.deputy, turn.now());
    const auto decided = decide_deputising(known, asked, turn.now());
    if (!decided) {
        return base::refusal_of(decided);
    }
    turn.record(*decided);
    return true;
}

base::Result<bool> end_deputy(journal::Turn& turn, SeatId id) {
    const auto deputy = deputy_of(turn.store(), id);
    if (!deputy || deputy->is_over(turn.now())) {
        return refuse(Why::AlreadyDone, "alliance.has_no_deputy");
    }
    turn.record(DeputyEnded{id});
    return true;
}

} // namespace alliance
