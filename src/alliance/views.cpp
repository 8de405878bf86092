#include "alliance/views.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "alliance/closures.hpp"
#include "alliance/picture.hpp"
#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace alliance {

namespace {

using nlohmann::json;

constexpr int vacant_seats_shown_max = 12;

// A longer list is folded, so that everybody's telephone is not behind eighty others.
constexpr std::size_t units_open_max = 25;

constexpr std::array kinds_in_order = {UnitKind::SubdistrictOffice,
                                       UnitKind::DutyDesk,
                                       UnitKind::SpecialCommittee,
                                       UnitKind::ObserverPanel,
                                       UnitKind::SupervisorPanel,
                                       UnitKind::LegalWorkshop,
                                       UnitKind::ResidentsCommittee,
                                       UnitKind::PropertyCompany,
                                       UnitKind::OwnersCommittee,
                                       UnitKind::Department,
                                       UnitKind::Member};

json body_card(const web::Request& request, const Unit& body) {
    const auto members = members_of(*request.store, body.id);
    const auto held = count_held(*request.store, body.id, request.now);
    const bool is_panel =
        body.kind == UnitKind::ObserverPanel || body.kind == UnitKind::SupervisorPanel;
    const std::string line =
        is_panel ? request.words->say("alliance.people_count", {{"count", held}})
                 : request.words->say("alliance.units_count", {{"count", members.size()}});
    const auto seats = static_cast<std::int64_t>(seats_of(*request.store, body.id).size());
    return {{"id", body.id.value},
            {"name", body.name},
            {"url", unit_url(body.id)},
            {"members", members.size()},
            {"seats_held", held},
            {"line", line},
            {"vacant",
             seats > held ? request.words->say("alliance.vacant_count", {{"count", seats - held}})
                          : ""},
            {"duty", body.duty}};
}

json body_cards(const web::Request& request, UnitKind kind) {
    json cards = json::array();
    for (const auto& body : units(*request.store, kind)) {
        cards.push_back(body_card(request, body));
    }
    return cards;
}

// Who does the work of a vacant seat meanwhile.
std::string acting_line(const web::Request& request, const Unit& unit_of_seat) {
    const auto served = served_places(*request.store, unit_of_seat.id);
    const PlaceId where = served.empty() ? PlaceId{} : served.front();
    const UnitId acting = unit_acting_for(*request.store, unit_of_seat.id, where, request.now);
    if (is_unattended(*request.store, acting, request.now)) {
        return request.words->say("alliance.nobody_acts");
    }
    if (acting == unit_of_seat.id) {
        return request.words->say("alliance.colleagues_act");
    }
    const auto other = unit(*request.store, acting);
    base::ensure(other.has_value(), "a unit that acts for another exists");
    return request.words->say("alliance.other_unit_acts", {{"unit", other->name}});
}

json vacant_line(const web::Request& request, const Seat& seat) {
    const auto of = unit(*request.store, seat.unit);
    base::ensure(of.has_value(), "a seat belongs to a unit");
    const Moment since = vacant_since(seat, request.now).value_or(request.now);
    const auto days = std::chrono::duration_cast<std::chrono::days>(request.now - since).count();
    return {{"seat", seat.id.value},
            {"title", seat.title},
            {"unit", of->name},
            {"url", unit_url(of->id)},
            {"since", calendar::iso_moment(since)},
            {"since_shown", request.words->date(since, request.now)},
            {"line",
             request.words->say(days == 0 ? "alliance.vacant_since_today" : "alliance.vacant_line",
                                {{"days", days}, {"acting", acting_line(request, *of)}})}};
}

json vacancies(const web::Request& request) {
    json lines = json::array();
    for (const auto& seat : vacant_seats(*request.store, request.now, vacant_seats_shown_max)) {
        lines.push_back(vacant_line(request, seat));
    }
    return lines;
}

// A duty that is longer than a box stands on the unit's own page.
constexpr std::size_t duty_in_a_box_max = 16;

std::vector<PictureBox> picture_boxes(const json& cards, const json& figures) {
    std::vector<PictureBox> boxes;
    for (const auto& card : cards) {
        PictureBox box{card.at("name"), card.at("url"), {card.at("line")}};
        if (const auto vacant = card.at("vacant").get<std::string>(); !vacant.empty()) {
            box.lines.push_back(vacant);
        }
        for (const auto& figure : figures) {
            if (figure.at("unit") == card.at("id")) {
                box.lines.push_back(figure.at("line"));
            }
        }
        const auto duty = card.at("duty").get<std::string>();
        if (!duty.empty() && text::length(duty) <= duty_in_a_box_max) {
            box.lines.push_back(duty);
        }
        boxes.push_back(std::move(box));
    }
    return boxes;
}

PictureBox residents_box(const web::Request& request, const json& residents) {
    const auto line = [&](const char* name) { return residents.at(name).get<std::string>(); };
    return {line("line"),
            "/places",
            {request.words->say("alliance.carriages"),
             line("committees_line"),
             line("owners_line"),
             line("companies_line")}};
}

// Units whose office is closed today.
std::vector<UnitId> closed_today(const web::Request& request) {
    const auto today = calendar::office_day(request.now);
    std::vector<UnitId> closed;
    for (const auto& each : closures_from(*request.store, today)) {
        if (each.covers(today)) {
            closed.push_back(each.unit);
        }
    }
    return closed;
}

json unit_row(const web::Request& request, const Unit& listed) {
    const auto seats = seats_of(*request.store, listed.id);
    const auto held = count_held(*request.store, listed.id, request.now);
    const auto vacant = static_cast<std::int64_t>(seats.size()) - held;
    return {{"id", listed.id.value},
            {"name", listed.name},
            {"url", unit_url(listed.id)},
            {"telephone", listed.telephone},
            {"seats", seats.size()},
            {"seats_held", held},
            {"seats_vacant", vacant}};
}

json groups(const web::Request& request) {
    json all = json::array();
    const auto closed = closed_today(request);
    for (const UnitKind kind : kinds_in_order) {
        json rows = json::array();
        for (const auto& listed : units(*request.store, kind)) {
            rows.push_back(unit_row(request, listed));
            rows.back()["is_closed_today"] = std::ranges::find(closed, listed.id) != closed.end();
        }
        if (!rows.empty()) {
            all.push_back({{"kind", text::name_of(kind)},
                           {"kind_name", kind_name(kind, *request.words)},
                           {"count", rows.size()},
                           {"is_open", request.is_elder_version || rows.size() <= units_open_max},
                           {"units", rows}});
        }
    }
    return all;
}

std::size_t count_members(store::Connection& connection) {
    std::set<std::int64_t> members;
    for (const UnitKind kind : kinds_in_order) {
        if (!is_body(kind)) {
            continue;
        }
        for (const auto& body : units(connection, kind)) {
            for (const auto& member : members_of(connection, body.id)) {
                members.insert(member.id.value);
            }
        }
    }
    return members.size();
}

json residents(const web::Request& request) {
    auto& store = *request.store;
    const auto committees = count_units(store, UnitKind::ResidentsCommittee);
    const auto owners = count_units(store, UnitKind::OwnersCommittee);
    const auto companies = count_units(store, UnitKind::PropertyCompany);
    const auto compounds = places::compounds(store).size();
    return {
        {"compounds", compounds},
        {"residents_committees", committees},
        {"owners_committees", owners},
        {"property_companies", companies},
        {"line", request.words->say("alliance.residents_line", {{"compounds", compounds}})},
        {"owners_line", request.words->say("alliance.owners_count", {{"count", owners}})},
        {"companies_line", request.words->say("alliance.companies_count", {{"count", companies}})},
        {"committees_line",
         request.words->say("alliance.committees_count", {{"count", committees}})}};
}

} // namespace

std::string unit_url(UnitId id) {
    return "/alliance/units/" + std::to_string(id.value);
}

std::string kind_name(UnitKind kind, const text::Catalogue& words) {
    return words.say("alliance.kind_" + std::string(text::name_of(kind)));
}

json alliance_view(const web::Request& request, const FromOtherRooms& others) {
    const json committees = body_cards(request, UnitKind::SpecialCommittee);
    const json observers = body_cards(request, UnitKind::ObserverPanel);
    const json supervisors = body_cards(request, UnitKind::SupervisorPanel);
    const json workshops = body_cards(request, UnitKind::LegalWorkshop);
    const json vacant = vacancies(request);
    const auto members = count_members(*request.store);
    const json middle = residents(request);
    const PictureParts parts{picture_boxes(committees, others.bodies),
                             picture_boxes(observers, others.bodies),
                             picture_boxes(supervisors, others.bodies),
                             picture_boxes(workshops, others.bodies),
                             residents_box(request, middle)};
    const auto seat = acting(request);
    const bool may_administer = seat && seat->powers.has(Power::Administer);
    return {{"title", request.words->say("alliance.title")},
            {"is_wide", true},
            {"lead",
             request.words->say("alliance.lead",
                                {{"street", street(*request.store).name},
                                 {"committees", committees.size()},
                                 {"panels", observers.size() + supervisors.size()},
                                 {"workshops", workshops.size()},
                                 {"members", members}})},
            {"has_bodies",
             committees.size() + observers.size() + supervisors.size() + workshops.size() > 0},
            {"committees", committees},
            {"observers", observers},
            {"has_observers", !observers.empty()},
            {"supervisors", supervisors},
            {"has_supervisors", !supervisors.empty()},
            {"workshops", workshops},
            {"members", members},
            {"residents", middle},
            {"wide", wide_picture(parts)},
            {"narrow", narrow_picture(parts)},
            {"boxes", others.boxes},
            {"has_boxes", !others.boxes.empty()},
            {"vacant", vacant},
            {"has_vacant", !vacant.empty()},
            {"groups", groups(request)},
            {"is_staff", request.session.has_value()},
            {"may_administer", may_administer}};
}

} // namespace alliance
