#include "initiatives/views.hpp"

#include "initiatives/records.hpp"
#include "web/form_view.hpp"

namespace initiatives {

namespace {

using alliance::Power;
using nlohmann::json;

constexpr int on_the_alliance_page = 2;

std::string body_name(const web::Request& request, UnitId id) {
    const auto body = alliance::unit(*request.store, id);
    return body ? body->name : std::string();
}

std::string count_line(const web::Request& request, const Initiative& initiative) {
    return request.words->say("initiatives.count",
                              {{"units", initiative.units}, {"people", initiative.people}});
}

std::string state_line(const web::Request& request, const Initiative& initiative) {
    if (!initiative.ended) {
        return request.words->say("initiatives.open");
    }
    return request.words->say("initiatives.ended",
                              {{"date", request.words->date(*initiative.ended, request.now)},
                               {"reason", initiative.reason}});
}

json row_of(const web::Request& request, const Initiative& initiative) {
    return {{"id", initiative.id.value},
            {"url", initiative_url(initiative.id)},
            {"title", initiative.title},
            {"body", body_name(request, initiative.body)},
            {"published", request.words->date(initiative.published, request.now)},
            {"units", initiative.units},
            {"people", initiative.people},
            {"count", count_line(request, initiative)},
            {"signal", initiative.ended ? "closed" : "on_time"},
            {"state", state_line(request, initiative)}};
}

json unit_names(const web::Request& request, InitiativeId id) {
    json names = json::array();
    for (const auto unit : units_that_signed(*request.store, id)) {
        names.push_back({{"name", body_name(request, unit)},
                         {"url", "/alliance/units/" + std::to_string(unit.value)}});
    }
    return names;
}

// The button of a unit that has not signed yet, for whoever works there.
json for_unit(const web::Request& request, const Initiative& initiative) {
    const auto seat = alliance::acting(request);
    const auto unit = seat ? alliance::unit(*request.store, seat->unit) : std::nullopt;
    const bool may_sign =
        unit &&
        decide_signing_for(initiative, unit, before(*request.store, initiative.id, unit->id))
            .has_value();
    if (!may_sign) {
        return nullptr;
    }
    json form = web::form_view(request, initiative_url(initiative.id) + "/unit-signatures", {});
    form["unit"] = unit->name;
    return form;
}

json body_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    const auto seat = alliance::acting(request);
    for (const auto& each : alliance::units(*request.store)) {
        if (alliance::is_body(each.kind) && seat &&
            alliance::may_convene(*request.store, *seat, each.id)) {
            const auto value = std::to_string(each.id.value);
            choices.push_back(
                {{"value", value}, {"name", each.name}, {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

} // namespace

std::string initiative_url(InitiativeId id) {
    return "/initiatives/" + std::to_string(id.value);
}

json list_view(const web::Request& request) {
    json rows = json::array();
    for (const auto& each : all(*request.store, initiatives_shown_max)) {
        rows.push_back(row_of(request, each));
    }
    const auto seat = alliance::acting(request);
    return {{"title", request.words->say("initiatives.title")},
            {"initiatives", rows},
            {"has_initiatives", !rows.empty()},
            {"new_url", seat && seat->powers.has(Power::Convene) ? "/initiatives/new" : ""}};
}

json initiative_view(const web::Request& request, const Initiative& initiative) {
    const std::string url = initiative_url(initiative.id);
    const auto names = unit_names(request, initiative.id);
    const auto seat = alliance::acting(request);
    json view = row_of(request, initiative);
    view["text"] = initiative.text;
    view["body_url"] = "/alliance/units/" + std::to_string(initiative.body.value);
    view["unit_names"] = names;
    view["has_units"] = !names.empty();
    view["thanks"] = request.query.get("signed").empty() ? ""
                     : request.query.get("signed") == "0"
                         ? request.words->say("initiatives.taken_back")
                         : request.words->say("initiatives.thanks");
    view["sign"] = nullptr;
    view["take_back"] = nullptr;
    view["for_unit"] = for_unit(request, initiative);
    view["end"] = nullptr;
    if (!initiative.ended) {
        view["sign"] =
            web::form_view(request, url + "/signatures", {{"name", ""}, {"telephone", ""}});
    }
    if (initiative.people > 0) {
        view["take_back"] =
            web::form_view(request, url + "/signatures/ending", {{"name", ""}, {"telephone", ""}});
    }
    if (!initiative.ended && seat &&
        alliance::may_convene(*request.store, *seat, initiative.body)) {
        view["end"] = web::form_view(request, url + "/ending", {{"reason", ""}});
    }
    return view;
}

json publishing_view(const web::Request& request) {
    json form = web::form_view(request, "/initiatives", {{"title", ""}, {"text", ""}});
    const auto seat = alliance::acting(request);
    const std::string own = seat ? std::to_string(seat->unit.value) : "";
    form["bodies"] =
        body_choices(request, request.refusal != nullptr ? request.form.get("body") : own);
    return {{"title", request.words->say("initiatives.new_title")}, {"form", form}};
}

json alliance_rows(const web::Request& request) {
    json lines = json::array();
    for (const auto& each : all(*request.store, on_the_alliance_page)) {
        if (!each.ended) {
            lines.push_back({{"text", each.title},
                             {"note", count_line(request, each)},
                             {"url", initiative_url(each.id)}});
        }
    }
    return json::array({{{"title", request.words->say("initiatives.title")},
                         {"url", "/initiatives"},
                         {"lines", lines},
                         {"has_lines", !lines.empty()},
                         {"empty", request.words->say("initiatives.none")}}});
}

} // namespace initiatives
