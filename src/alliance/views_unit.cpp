#include <algorithm>

#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "alliance/views.hpp"
#include "alliance/views_absence.hpp"
#include "alliance/views_closures.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using nlohmann::json;

// Names of people by who asks. Staff know each other; the public may know the alliance's officers,
// and them by their family name.
std::string shown_name(const web::Request& request, const Unit& of, const Seat& seat) {
    if (!seat.is_held(request.now)) {
        return {};
    }
    if (!request.session && !is_body(of.kind)) {
        return {};
    }
    const auto holder = person(*request.store, seat.person);
    if (!holder || !holder->name) {
        return request.session ? request.words->say("alliance.name_erased") : std::string();
    }
    return request.session ? *holder->name : masked_name(*holder->name);
}

std::string shown_telephone(const web::Request& request, const Seat& seat) {
    if (!request.session || !seat.is_held(request.now)) {
        return {};
    }
    const auto holder = person(*request.store, seat.person);
    return holder ? holder->telephone.value_or("") : std::string();
}

std::string term_line(const web::Request& request, const Seat& seat) {
    const auto& words = *request.words;
    if (const auto since = vacant_since(seat, request.now)) {
        return words.say("alliance.vacant_since", {{"date", words.date(*since, request.now)}});
    }
    const std::string from = words.date(*seat.from, request.now);
    if (!seat.until) {
        return words.say("alliance.term_open", {{"from", from}});
    }
    return words.say("alliance.term",
                     {{"from", from}, {"until", words.date(*seat.until, request.now)}});
}

std::string powers_line(const web::Request& request, Powers powers) {
    std::string line;
    for (int at = 0; at < power_count; ++at) {
        const auto power = static_cast<Power>(at);
        if (powers.has(power)) {
            line += line.empty() ? "" : request.words->say("alliance.between_powers");
            line += request.words->say("alliance.power_" +
                                       std::string(text::name_of(static_cast<Power>(at))));
        }
    }
    return line;
}

// Only staff read who stands in for whom.
std::string deputy_shown(const web::Request& request, const Seat& seat) {
    const auto deputy = request.session ? deputy_view(request, seat) : json();
    return deputy.is_null() ? std::string() : deputy["sentence"].get<std::string>();
}

json seat_row(const web::Request& request, const Unit& of, const Seat& seat) {
    const bool is_held = seat.is_held(request.now);
    json names = json::array();
    for (int at = 0; at < power_count; ++at) {
        if (seat.powers.has(static_cast<Power>(at))) {
            names.push_back(text::name_of(static_cast<Power>(at)));
        }
    }
    return {{"id", seat.id.value},
            {"title", seat.title},
            {"is_vacant", !is_held},
            {"person", shown_name(request, of, seat)},
            {"telephone", shown_telephone(request, seat)},
            {"term", term_line(request, seat)},
            {"powers", names},
            {"powers_line", powers_line(request, seat.powers)},
            {"deputy", deputy_shown(request, seat)}};
}

json named_units(const std::vector<Unit>& listed) {
    json rows = json::array();
    for (const auto& each : listed) {
        rows.push_back({{"id", each.id.value}, {"name", each.name}, {"url", unit_url(each.id)}});
    }
    return rows;
}

// Since when, and with what part, a unit stands on the other's list.
json with_terms(const web::Request& request, json rows, const std::vector<Membership>& terms) {
    base::ensure(rows.size() == terms.size(), "every member has a membership, in the same order");
    for (std::size_t at = 0; at < terms.size(); ++at) {
        const auto since = request.words->say(
            "alliance.member_since", {{"date", request.words->date(terms[at].since, request.now)}});
        rows[at]["line"] = terms[at].part.empty() ? since : terms[at].part + " · " + since;
    }
    return rows;
}

json served_rows(store::Connection& connection, UnitId id) {
    json rows = json::array();
    for (const PlaceId place : served_places(connection, id)) {
        rows.push_back({{"id", place.value},
                        {"name", places::full_name(connection, place)},
                        {"url", "/places?under=" + std::to_string(place.value)}});
    }
    return rows;
}

json power_choices(const web::Request& request, const std::string& action) {
    const auto ticked =
        request.path == action ? request.form.all("powers") : std::vector<std::string>{"handle"};
    json choices = json::array();
    for (const auto name : enum_names(Power{})) {
        choices.push_back({{"value", name},
                           {"label", request.words->say("alliance.power_" + std::string(name))},
                           {"is_checked", std::ranges::find(ticked, name) != ticked.end()}});
    }
    return choices;
}

json people_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const PersonId id : all_people(*request.store)) {
        const auto known = person(*request.store, id);
        if (known && known->name) {
            const std::string value = std::to_string(id.value);
            choices.push_back(
                {{"value", value}, {"name", *known->name}, {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

json correcting_form(const web::Request& request, const Seat& seat, const std::string& url) {
    const auto holder = person(*request.store, seat.person);
    base::ensure(holder.has_value(), "who holds a seat is a person");
    json form = web::form_view(request,
                               url + "/correction",
                               {{"person_name", holder->name.value_or("")},
                                {"telephone", holder->telephone.value_or("")}});
    form["seat"] = seat.id.value;
    return form;
}

// One seat with what can be done about it: appoint somebody, or correct, renew or vacate who is
// there.
json seat_forms(const web::Request& request, const Unit& of, const Seat& seat) {
    const std::string base = unit_url(of.id) + "/seats/" + std::to_string(seat.id.value);
    json row = seat_row(request, of, seat);
    row["appoint"] = nullptr;
    row["vacate"] = nullptr;
    row["close"] = nullptr;
    row["renew"] = nullptr;
    row["correct"] = nullptr;
    if (seat.is_held(request.now)) {
        row["correct"] = correcting_form(request, seat, base);
    }
    if (!seat.is_held(request.now)) {
        json form = web::form_view(request,
                                   base + "/appointment",
                                   {{"person", ""},
                                    {"person_name", ""},
                                    {"telephone", ""},
                                    {"login", ""},
                                    {"password", ""},
                                    {"until", ""}});
        form["seat"] = seat.id.value;
        form["people"] = people_choices(request, form.at("person").get<std::string>());
        row["appoint"] = form;
        row["close"] = web::form_view(request, base + "/closing", {{"reason", ""}});
        row["close"]["seat"] = seat.id.value;
    }
    if (seat.person.value != 0) {
        row["vacate"] = web::form_view(request, base + "/vacancy", {{"reason", ""}});
        row["vacate"]["seat"] = seat.id.value;
    }
    if (seat.is_held(request.now) && seat.until) {
        row["renew"] = web::form_view(request, base + "/renewal", {{"until", ""}});
        row["renew"]["seat"] = seat.id.value;
    }
    return row;
}

json details_form(const web::Request& request, const std::string& action, const Unit& of) {
    return web::form_view(request,
                          action,
                          {{"name", of.name},
                           {"short_name", of.short_name},
                           {"telephone", of.telephone},
                           {"duty", of.duty}});
}

// Each row gains the address at which it is taken away again.
json with_endings(json rows, const std::string& base) {
    for (auto& row : rows) {
        row["ending"] = base + std::to_string(row.at("id").get<std::int64_t>()) + "/ending";
    }
    return rows;
}

// Each body gains the form with which the unit leaves it.
json with_leaving(const web::Request& request, json rows, const std::string& base) {
    for (auto& row : rows) {
        const auto body = std::to_string(row.at("id").get<std::int64_t>());
        row["leave"] = web::form_view(request, base + body + "/ending", {{"reason", ""}});
        row["leave"]["body"] = body;
    }
    return rows;
}

json body_choices(store::Connection& connection, UnitId id) {
    const auto joined = bodies_of(connection, id);
    json choices = json::array();
    for (const auto& each : units(connection)) {
        if (is_body(each.kind) && std::ranges::find(joined, each.id, &Unit::id) == joined.end()) {
            choices.push_back({{"value", each.id.value}, {"name", each.name}});
        }
    }
    return choices;
}

} // namespace

std::optional<json> unit_view(const web::Request& request, UnitId id) {
    auto& store = *request.store;
    const auto found = unit(store, id);
    if (!found) {
        return std::nullopt;
    }
    json seats = json::array();
    for (const auto& seat : seats_of(store, id)) {
        seats.push_back(seat_row(request, *found, seat));
    }
    const auto asker = acting(request);
    const bool may_administer = asker && asker->powers.has(Power::Administer) && !found->is_closed;
    const json members =
        with_terms(request, named_units(members_of(store, id)), memberships_in(store, id));
    const json bodies =
        with_terms(request, named_units(bodies_of(store, id)), memberships_of(store, id));
    const json served = served_rows(store, id);
    const json closures = closure_rows(request, id);
    const bool may_close = asker && may_close_days(store, *asker, id) && !found->is_closed &&
                           found->kind != UnitKind::DutyDesk;
    return json{{"title", found->name},
                {"id", id.value},
                {"is_wide", true},
                {"kind", text::name_of(found->kind)},
                {"kind_name", kind_name(found->kind, *request.words)},
                {"name", found->name},
                {"short_name", found->short_name},
                {"telephone", found->telephone},
                {"duty", found->duty},
                {"is_closed", found->is_closed},
                {"seats", seats},
                {"has_seats", !seats.empty()},
                {"serves", served},
                {"has_served", !served.empty()},
                {"members", members},
                {"has_members", !members.empty()},
                {"bodies", bodies},
                {"has_bodies", !bodies.empty()},
                {"closures", closures},
                {"has_closures", !closures.empty()},
                {"closures_url", may_close ? closures_url(id) : ""},
                {"manage_url", may_administer ? unit_url(id) + "/manage" : ""}};
}

std::optional<json> managing_view(const web::Request& request, UnitId id) {
    auto& store = *request.store;
    auto view = unit_view(request, id);
    const auto found = unit(store, id);
    if (!view || !found) {
        return std::nullopt;
    }
    const std::string base = unit_url(id);
    json seats = json::array();
    for (const auto& seat : seats_of(store, id)) {
        seats.push_back(seat_forms(request, *found, seat));
    }
    (*view)["seats"] = seats;
    (*view)["unit_url"] = base;
    (*view)["details"] = details_form(request, base + "/details", *found);
    (*view)["add_seat"] = web::form_view(request, base + "/seats", {{"title", ""}});
    (*view)["add_seat"]["powers"] = power_choices(request, base + "/seats");
    (*view)["serve"] = web::form_view(request, base + "/places", {{"place", ""}});
    (*view)["serves"] = with_endings(view->at("serves"), base + "/places/");
    (*view)["bodies"] = with_leaving(request, view->at("bodies"), base + "/bodies/");
    (*view)["join"] = nullptr;
    const json choices = body_choices(store, id);
    (*view)["serves_places"] = serves_places(found->kind);
    (*view)["may_join"] = !is_body(found->kind);
    if (!is_body(found->kind) && !choices.empty()) {
        (*view)["join"] = web::form_view(request, base + "/bodies", {{"body", ""}});
        (*view)["join"]["choices"] = choices;
    }
    (*view)["close"] = web::form_view(request, base + "/closing", {{"reason", ""}});
    return view;
}

json new_unit_view(const web::Request& request) {
    json view = {{"title", request.words->say("alliance.add_unit")},
                 {"form", details_form(request, "/alliance/units", Unit{})}};
    json kinds = json::array();
    const std::string chosen = request.form.get("kind");
    for (const auto name : enum_names(UnitKind{})) {
        if (name == "subdistrict_office" || name == "duty_desk") {
            continue; // A street has one of each from its first day.
        }
        kinds.push_back({{"value", name},
                         {"label", request.words->say("alliance.kind_" + std::string(name))},
                         {"is_chosen", name == chosen}});
    }
    view["form"]["kinds"] = kinds;
    return view;
}

} // namespace alliance
