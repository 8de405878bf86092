#include "alliance/erasing.hpp"
#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "identity/forgetting.hpp"
#include "journal/erasure.hpp"

namespace alliance {
namespace {

constexpr text::Blank of_rule = {
    "rule", journal::erasure_rule_characters_max, text::Need::Required};

} // namespace

base::Result<PersonId> add_person(journal::Turn& turn, const AddPerson& asked) {
    if (asked.account.value != 0 && person_of_account(turn.store(), asked.account)) {
        return base::refuse(base::Why::AlreadyDone, "alliance.account_is_taken", {}, "login");
    }
    const auto added = decide_adding_person(asked, next_person(turn.store()));
    if (!added) {
        return base::refusal_of(added);
    }
    turn.record(*added);
    return added->id;
}

base::Result<bool> correct_person(journal::Turn& turn, PersonId id, const AddPerson& asked) {
    if (!person(turn.store(), id)) {
        return base::refuse(base::Why::NotFound, "alliance.no_such_person");
    }
    auto checked = decide_adding_person(asked, id);
    if (!checked) {
        return base::refusal_of(checked);
    }
    turn.record(PersonCorrected{id, std::move(checked->name), std::move(checked->telephone)});
    return true;
}

base::Result<bool> give_account(journal::Turn& turn, PersonId id, AccountId account) {
    if (!person(turn.store(), id)) {
        return base::refuse(base::Why::NotFound, "alliance.no_such_person");
    }
    if (person_of_account(turn.store(), account)) {
        return base::refuse(base::Why::AlreadyDone, "alliance.account_is_taken", {}, "login");
    }
    turn.record(AccountGiven{id, account});
    return true;
}

base::Result<std::int64_t> erase_person(journal::Turn& turn, PersonId id, const std::string& rule) {
    const auto found = person(turn.store(), id);
    if (!found) {
        return base::refuse(base::Why::NotFound, "alliance.no_such_person");
    }
    if (const auto held = seat_of(turn.store(), id, turn.now())) {
        return base::refuse(
            base::Why::NotAllowed, "alliance.still_holds", {{"title", held->title}});
    }
    const auto under = text::filled(of_rule, rule);
    if (!under) {
        return base::refusal_of(under);
    }
    if (const auto forgotten = identity::forget_login(turn, found->account); !forgotten) {
        return base::refusal_of(forgotten);
    }
    return journal::erase_values(turn, entries_of(turn.store(), id), *under);
}

base::Result<SeatId> add_seat(journal::Turn& turn, const AddSeat& asked) {
    const auto added =
        decide_adding_seat(asked, unit(turn.store(), asked.unit), next_seat(turn.store()));
    if (!added) {
        return base::refusal_of(added);
    }
    turn.record(*added);
    return added->id;
}

base::Result<bool> close_seat(journal::Turn& turn, SeatId id, const std::string& reason) {
    const auto closed = decide_closing_seat(seat(turn.store(), id), reason, turn.now());
    if (!closed) {
        return base::refusal_of(closed);
    }
    turn.record(*closed);
    return true;
}

base::Result<bool> appoint(journal::Turn& turn, const Appoint& asked) {
    const auto appointed = decide_appointing(
        seat(turn.store(), asked.seat), person(turn.store(), asked.person), asked, turn.now());
    if (!appointed) {
        return base::refusal_of(appointed);
    }
    turn.record(*appointed);
    return true;
}

base::Result<bool> vacate(journal::Turn& turn, SeatId id, const std::string& reason) {
    const auto vacated = decide_vacating(seat(turn.store(), id), reason);
    if (!vacated) {
        return base::refusal_of(vacated);
    }
    turn.record(*vacated);
    return true;
}

std::optional<Seat> seat_for(store::Connection& connection, AccountId account, Moment now) {
    auto seats = seats_of_account(connection, account, now);
    return seats.empty() ? std::nullopt : std::optional<Seat>(std::move(seats.front()));
}

std::vector<UnitId> own_units(store::Connection& connection, AccountId account, Moment now) {
    std::vector<UnitId> own;
    const auto self = person_of_account(connection, account);
    for (const auto& seat : seats_of_account(connection, account, now)) {
        if (self == std::optional(seat.person)) {
            own.push_back(seat.unit);
        }
    }
    return own;
}

} // namespace alliance
