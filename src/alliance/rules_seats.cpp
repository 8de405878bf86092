#include <algorithm>

#include "alliance/rules.hpp"
#include "text/filled.hpp"
#include "text/normalise.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

std::vector<Power> listed(Powers powers) {
    std::vector<Power> list;
    for (int at = 0; at < power_count; ++at) {
        if (powers.has(static_cast<Power>(at))) {
            list.push_back(static_cast<Power>(at));
        }
    }
    return list;
}

} // namespace

base::Result<PersonAdded> decide_adding_person(const AddPerson& asked, PersonId id) {
    const auto name =
        text::filled({"person_name", name_characters_max, text::Need::Required}, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto telephone =
        text::filled_telephone("telephone", text::Need::Optional, asked.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    PersonAdded added{id, journal::ErasableText(*name), {}, {}};
    if (!telephone->empty()) {
        added.telephone = journal::ErasableText(*telephone);
    }
    if (asked.account.value != 0) {
        added.account = asked.account;
    }
    return added;
}

base::Result<SeatAdded> decide_adding_seat(const AddSeat& asked,
                                           const std::optional<Unit>& unit,
                                           SeatId id) {
    if (!unit || unit->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_unit");
    }
    const auto title =
        text::filled({"title", short_name_characters_max, text::Need::Required}, asked.title);
    if (!title) {
        return base::refusal_of(title);
    }
    return SeatAdded{id, unit->id, *title, listed(asked.powers)};
}

base::Result<SeatClosed> decide_closing_seat(const std::optional<Seat>& seat,
                                             const std::string& reason,
                                             Moment now) {
    if (!seat || seat->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    if (seat->is_held(now)) {
        return refuse(Why::NotAllowed, "alliance.vacate_first", {{"title", seat->title}});
    }
    const auto why = text::filled(of_reason, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return SeatClosed{seat->id, *why};
}

base::Result<PersonAppointed> decide_appointing(const std::optional<Seat>& seat,
                                                const std::optional<Person>& person,
                                                const Appoint& asked,
                                                Moment now) {
    if (!seat || seat->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    // A term that begins later holds the seat too.
    const bool is_taken = seat->person.value != 0 && (!seat->until || now < *seat->until);
    if (is_taken) {
        return refuse(Why::NotAllowed, "alliance.seat_is_taken", {{"title", seat->title}});
    }
    if (!person) {
        return refuse(Why::NotFound, "alliance.no_such_person", {}, "person");
    }
    const Moment from = asked.from.value_or(now);
    if (asked.until && *asked.until <= std::max(from, now)) {
        return refuse(Why::Invalid, "alliance.term_ends_too_early", {}, "until");
    }
    if (asked.until && *asked.until > std::max(from, now) + term_days_max) {
        return refuse(Why::Invalid, "alliance.term_too_long", {{"years", term_years_max}}, "until");
    }
    return PersonAppointed{seat->id, person->id, from, asked.until};
}

base::Result<SeatVacated> decide_vacating(const std::optional<Seat>& seat,
                                          const std::string& reason) {
    if (!seat || seat->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    if (seat->person.value == 0) {
        return refuse(Why::AlreadyDone, "alliance.seat_is_vacant", {{"title", seat->title}});
    }
    const auto why = text::filled(of_reason, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return SeatVacated{seat->id, seat->person, {}, journal::ErasableText(*why)};
}

std::optional<Moment> vacant_since(const Seat& seat, Moment now) {
    if (seat.is_held(now)) {
        return std::nullopt;
    }
    // A term that ran out left the seat at its end; one that has not begun left it before.
    return seat.until && *seat.until <= now ? *seat.until : seat.vacant_since;
}

std::string masked_name(std::string_view name) {
    const std::size_t characters = text::length(name);
    if (characters == 0) {
        return {};
    }
    std::size_t first = 1;
    while (first < name.size() && (static_cast<unsigned char>(name[first]) & 0xC0U) == 0x80U) {
        ++first;
    }
    return std::string(name.substr(0, first)) +
           std::string(std::clamp<std::size_t>(characters - 1, 1, 2), '*');
}

} // namespace alliance
