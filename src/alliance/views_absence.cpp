#include "alliance/views_absence.hpp"

#include "alliance/records.hpp"

namespace alliance {

namespace {

using nlohmann::json;

std::string name_shown(const web::Request& request, PersonId id) {
    const auto who = person(*request.store, id);
    return who && who->name ? *who->name : request.words->say("alliance.name_erased");
}

std::string seat_shown(const web::Request& request, const Seat& of) {
    const auto unit_of = unit(*request.store, of.unit);
    return of.title + (unit_of ? " · " + unit_of->short_name : "");
}

// The last day is said, not the midnight after it.
std::string last_day(const web::Request& request, const Deputy& deputy) {
    return request.words->date(deputy.until - std::chrono::milliseconds(1), request.now);
}

std::optional<Deputy> deputy_still_named(const web::Request& request, SeatId of) {
    const auto deputy = deputy_of(*request.store, of);
    return deputy && !deputy->is_over(request.now) ? deputy : std::nullopt;
}

json notice(const std::string& title, const std::string& line, const char* url) {
    return {{"title", title}, {"line", line}, {"signal", "on_time"}, {"url", url}};
}

} // namespace

json deputy_view(const web::Request& request, const Seat& of) {
    const auto deputy = deputy_still_named(request, of.id);
    if (!deputy) {
        return nullptr;
    }
    return {{"sentence",
             request.words->say("alliance.deputy_from_until",
                                {{"person", name_shown(request, deputy->person)},
                                 {"from", request.words->date(deputy->from, request.now)},
                                 {"until", last_day(request, *deputy)}})},
            {"seat", of.id.value}};
}

json deputy_choices(const web::Request& request, const Seat& of) {
    json choices = json::array();
    const std::string& chosen = request.form.get("deputy");
    for (const PersonId id : all_people(*request.store)) {
        const auto known = person(*request.store, id);
        if (known && known->name && may_stand_in(absence_of(*request.store, of, id, request.now))) {
            const auto value = std::to_string(id.value);
            choices.push_back(
                {{"value", value}, {"name", *known->name}, {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

json absence_notices(const web::Request& request) {
    json rows = json::array();
    const auto from = acting(request);
    if (!from) {
        return rows;
    }
    const auto self = person_of_account(*request.store, from->account);
    for (const auto& each : seats_of_account(*request.store, from->account, request.now)) {
        const auto deputy = deputy_still_named(request, each.id);
        if (!deputy) {
            continue;
        }
        const auto until =
            request.words->say("alliance.until_day", {{"until", last_day(request, *deputy)}});
        if (deputy->person == self) {
            rows.push_back(notice(
                request.words->say("alliance.you_stand_in", {{"seat", seat_shown(request, each)}}),
                until,
                "/acting-seat"));
        } else if (each.id == from->seat) {
            rows.push_back(notice(
                deputy_view(request, each)["sentence"].get<std::string>(), until, "/absence"));
        }
    }
    return rows;
}

} // namespace alliance
