#include "tests/simulation/seat_book.hpp"

#include <algorithm>

#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

std::int64_t id_in(const json& event, const char* name) {
    return event.at(name).get<std::int64_t>();
}

std::optional<Moment> end_in(const json& event) {
    return event.contains("until") ? std::optional(moment_in(event, "until")) : std::nullopt;
}

} // namespace

void SeatBook::hear(const journal::ReadEntry& entry, const Complain& complain) {
    hear_actor(entry, complain);
    hear_seat(entry, complain);
    if (entry.entry.kind == "person_added" && entry.event.contains("account")) {
        accounts_[id_in(entry.event, "id")] = id_in(entry.event, "account");
    } else if (entry.entry.kind == "account_given") {
        accounts_[id_in(entry.event, "person")] = id_in(entry.event, "account");
    }
}

void SeatBook::hear_actor(const journal::ReadEntry& entry, const Complain& complain) {
    const auto& actor = entry.entry.actor;
    if (actor.kind != journal::ActorKind::Staff) {
        return;
    }
    const Seat& seat = acting(entry);
    const Moment at = entry.entry.at;
    const bool is_holder = seat.is_held(at) && is_account_of(seat.person, actor.account.value);
    const bool is_deputy = seat.is_held(at) && seat.deputy && seat.deputy->from <= at &&
                           at < seat.deputy->until &&
                           is_account_of(seat.deputy->person, actor.account.value);
    stood_in_ += is_deputy && !is_holder ? 1 : 0;
    if (!is_holder && !is_deputy) {
        complain("whoever acts sits there, or stands in for who does");
    }
}

void SeatBook::hear_seat(const journal::ReadEntry& entry, const Complain& complain) {
    const std::string& kind = entry.entry.kind;
    if (kind == "seat_added") {
        Seat seat;
        seat.unit = id_in(entry.event, "unit");
        for (const auto& power : entry.event.at("powers")) {
            seat.powers.insert(power.get<std::string>());
        }
        seats_[id_in(entry.event, "id")] = seat;
    } else if (kind == "seat_closed") {
        seats_[id_in(entry.event, "id")].is_closed = true;
    } else if (kind == "person_appointed" || kind == "seat_vacated" || kind == "term_renewed") {
        hear_term(seats_[id_in(entry.event, "seat")], entry, complain);
    } else if (kind == "seat_deputised" || kind == "deputy_ended") {
        hear_absence(seats_[id_in(entry.event, "seat")], entry, complain);
    }
}

void SeatBook::hear_term(Seat& seat, const journal::ReadEntry& entry, const Complain& complain) {
    const auto person = id_in(entry.event, "person");
    if (entry.entry.kind == "term_renewed") {
        const bool goes_on = seat.is_held(entry.entry.at) && seat.person == person && seat.until &&
                             moment_in(entry.event, "from") == *seat.until &&
                             moment_in(entry.event, "until") > *seat.until;
        if (!goes_on) {
            complain("a term goes on where it ends, for who sits there");
        }
        seat.until = end_in(entry.event);
        return;
    }
    seat.deputy.reset();
    if (entry.entry.kind == "seat_vacated") {
        if (seat.person != person) {
            complain("only who sits there leaves");
        }
        seat.person = 0;
        return;
    }
    if (seat.is_held(entry.entry.at)) {
        complain("nobody is put where somebody sits");
    }
    seat.person = person;
    seat.from = moment_in(entry.event, "from");
    seat.until = end_in(entry.event);
}

// By the holder or by who administers; for ninety days at most; never two at a time.
void SeatBook::hear_absence(Seat& seat, const journal::ReadEntry& entry, const Complain& complain) {
    const Moment at = entry.entry.at;
    const Seat& from = acting(entry);
    if (&from != &seat && !from.powers.contains("administer")) {
        complain("a deputy is named from the seat itself, or by who administers");
    }
    const bool has_deputy = seat.deputy && at < seat.deputy->until;
    if (entry.entry.kind == "deputy_ended") {
        if (!has_deputy) {
            complain("somebody stood in");
        }
        seat.deputy.reset();
        return;
    }
    const Deputy deputy{id_in(entry.event, "deputy"),
                        moment_in(entry.event, "from"),
                        moment_in(entry.event, "until")};
    const bool may_stand_in = deputy.person != seat.person && accounts_.contains(deputy.person) &&
                              sits_somewhere(deputy.person, at);
    if (!seat.is_held(at) || has_deputy || !may_stand_in) {
        complain("one deputy at a time, for somebody who sits there, and who has a seat of theirs");
    }
    if (deputy.until <= at || deputy.until <= deputy.from ||
        deputy.until - deputy.from > std::chrono::days(90)) {
        complain("an absence lies ahead and lasts ninety days at most");
    }
    seat.deputy = deputy;
}

const SeatBook::Seat& SeatBook::acting(const journal::ReadEntry& entry) const {
    static const Seat none;
    const auto found = seats_.find(entry.entry.actor.seat.value);
    return found == seats_.end() ? none : found->second;
}

bool SeatBook::is_attended(std::int64_t unit, Moment at) const {
    return std::ranges::any_of(seats_, [&](const auto& each) {
        return each.second.unit == unit && each.second.is_held(at) &&
               each.second.powers.contains("handle");
    });
}

std::int64_t SeatBook::lead_of(std::int64_t unit) const {
    std::int64_t handles = 0;
    for (const auto& [id, seat] : seats_) {
        if (seat.unit != unit || seat.is_closed || !seat.powers.contains("handle")) {
            continue;
        }
        if (seat.powers.contains("check")) {
            return id;
        }
        handles = handles == 0 ? id : handles;
    }
    return handles;
}

bool SeatBook::is_account_of(std::int64_t person, std::int64_t account) const {
    const auto found = accounts_.find(person);
    return found != accounts_.end() && found->second == account;
}

bool SeatBook::sits_somewhere(std::int64_t person, Moment at) const {
    return std::ranges::any_of(seats_, [&](const auto& each) {
        return each.second.person == person && each.second.is_held(at);
    });
}

} // namespace simulation
