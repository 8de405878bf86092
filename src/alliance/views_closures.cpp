#include "alliance/views_closures.hpp"

#include <algorithm>
#include <chrono>

#include "alliance/views.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using calendar::OfficeDay;
using nlohmann::json;

Moment begin_of(OfficeDay day) {
    return calendar::moment_at(day, calendar::WallClock(0));
}

std::string days_of(const Closure& closure, const text::Catalogue& words, Moment now) {
    const auto from = words.date(begin_of(closure.from), now);
    return closure.from == closure.until
               ? from
               : words.say("alliance.closure_days",
                           {{"from", from}, {"until", words.date(begin_of(closure.until), now)}});
}

// The reason, and in the office's own words what it wrote beside it.
std::string why_of(const Closure& closure, const text::Catalogue& words) {
    if (closure.reason == ClosureReason::Other) {
        return closure.note;
    }
    const auto reason =
        words.say("alliance.closure_reason_" + std::string(text::name_of(closure.reason)));
    return closure.note.empty()
               ? reason
               : words.say("alliance.closure_why", {{"reason", reason}, {"note", closure.note}});
}

PlaceId first_place_of(store::Connection& connection, UnitId id) {
    const auto served = served_places(connection, id);
    return served.empty() ? PlaceId{} : served.front();
}

bool is_closed_meanwhile(store::Connection& connection, UnitId unit, const Closure& meanwhile) {
    return std::ranges::any_of(closures_from(connection, unit, meanwhile.from),
                               [&](const Closure& each) { return each.from <= meanwhile.until; });
}

// Whom residents turn to on a unit's closed days: the first above it that works on all of them. The
// duty desk is never closed.
Unit asked_meanwhile(store::Connection& connection, const Closure& closed, PlaceId place) {
    auto above = level_above(connection, closed.unit, place);
    while (above && is_closed_meanwhile(connection, *above, closed)) {
        above = level_above(connection, *above, place);
    }
    return *unit(connection, above.value_or(duty_desk(connection)));
}

std::string closed_sentence(const web::Request& request, const Closure& closure) {
    return request.words->say("alliance.closure_title",
                              {{"unit", unit(*request.store, closure.unit)->short_name},
                               {"days", days_of(closure, *request.words, request.now)}});
}

json reason_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto name : enum_names(ClosureReason{})) {
        choices.push_back(
            {{"value", name},
             {"label", request.words->say("alliance.closure_reason_" + std::string(name))},
             {"is_chosen", name == chosen}});
    }
    return choices;
}

} // namespace

std::string closures_url(UnitId unit) {
    return unit_url(unit) + "/closures";
}

std::string closed_days_line(store::Connection& connection,
                             const ClosedDaysAsked& asked,
                             const text::Catalogue& words) {
    const auto of = unit(connection, asked.unit);
    const auto announced = closures_from(connection, asked.unit, calendar::office_day(asked.now));
    if (!of || announced.empty() || announced.front().from > calendar::office_day(asked.until)) {
        return {};
    }
    const Closure& next = announced.front();
    const Unit asks = asked_meanwhile(connection, next, asked.place);
    return words.say(
        asks.telephone.empty() ? "alliance.closed_days_ask" : "alliance.closed_days_ring",
        {{"unit", of->short_name},
         {"days", days_of(next, words, asked.now)},
         {"why", why_of(next, words)},
         {"above", asks.short_name},
         {"telephone", asks.telephone}});
}

json closure_rows(const web::Request& request, UnitId unit) {
    const auto today = calendar::office_day(request.now);
    json rows = json::array();
    for (const auto& each : closures_from(*request.store, unit, today)) {
        rows.push_back({{"id", each.id.value},
                        {"from", calendar::iso_date(each.from)},
                        {"until", calendar::iso_date(each.until)},
                        {"days", days_of(each, *request.words, request.now)},
                        {"line", why_of(each, *request.words)},
                        {"is_today", each.covers(today)}});
    }
    return rows;
}

json closures_view(const web::Request& request, const Unit& of) {
    const std::string url = closures_url(of.id);
    json rows = closure_rows(request, of.id);
    for (auto& row : rows) {
        row["cancellation"] = url + "/" + row["id"].dump() + "/cancellation";
    }
    const auto tomorrow =
        calendar::iso_date(calendar::office_day(request.now) + std::chrono::days(1));
    json form = web::form_view(
        request, url, {{"from", tomorrow}, {"until", tomorrow}, {"reason", ""}, {"note", ""}});
    form["reasons"] = reason_choices(request, form["reason"].get<std::string>());
    const bool is_said_in_the_form = request.path == url;
    return {
        {"title", request.words->say("alliance.closures")},
        {"unit", of.name},
        {"unit_url", unit_url(of.id)},
        {"closures", rows},
        {"has_closures", !rows.empty()},
        {"refusal",
         request.refusal != nullptr && !is_said_in_the_form ? request.words->say(*request.refusal)
                                                            : ""},
        {"form", form}};
}

json closure_notices(const web::Request& request) {
    json rows = json::array();
    const auto seat = acting(request);
    if (!seat) {
        return rows;
    }
    auto& store = *request.store;
    const auto today = calendar::office_day(request.now);
    for (const auto& each : closures_from(store, today)) {
        const bool is_own = each.unit == seat->unit;
        const bool is_above =
            asked_meanwhile(store, each, first_place_of(store, each.unit)).id == seat->unit;
        if ((is_own || is_above) && each.from <= today + std::chrono::days(closure_notice_days)) {
            rows.push_back({{"title", closed_sentence(request, each)},
                            {"line",
                             request.words->say(is_own ? "alliance.closure_notice_own"
                                                       : "alliance.closure_notice_above")},
                            {"signal", "due_soon"},
                            {"url", is_own ? closures_url(each.unit) : unit_url(each.unit)}});
        }
    }
    return rows;
}

} // namespace alliance
