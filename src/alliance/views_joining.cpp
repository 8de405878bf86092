#include "alliance/views_joining.hpp"

#include <array>

#include "alliance/rules_joining.hpp"
#include "alliance/views.hpp"
#include "office/office.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using nlohmann::json;

constexpr std::array kinds_that_apply = {
    UnitKind::Member, UnitKind::PropertyCompany, UnitKind::OwnersCommittee, UnitKind::Department};

std::string application_url(ApplicationId id) {
    return "/alliance/applications/" + std::to_string(id.value);
}

bool may_administer(const web::Request& request) {
    const auto seat = acting(request);
    return seat && seat->powers.has(Power::Administer);
}

json kind_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto kind : kinds_that_apply) {
        const std::string value(text::name_of(kind));
        choices.push_back({{"value", value},
                           {"label", request.words->say("alliance.applies_as_" + value)},
                           {"is_chosen", value == chosen}});
    }
    return choices;
}

json joinable_bodies(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto& each : units(*request.store)) {
        if (is_body(each.kind) && each.kind != UnitKind::ObserverPanel &&
            each.kind != UnitKind::SupervisorPanel) {
            const auto value = std::to_string(each.id.value);
            choices.push_back({{"value", value},
                               {"name", each.name},
                               {"duty", each.duty},
                               {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

std::string body_name(const web::Request& request, UnitId id) {
    const auto body = unit(*request.store, id);
    return body ? body->name : request.words->say("alliance.any_body");
}

std::string state_line(const web::Request& request, const Application& asked) {
    const auto& words = *request.words;
    switch (asked.state) {
        case ApplicationState::Waiting:
            return words.say("alliance.application_waits",
                             {{"date", words.date(asked.answer_due, request.now)}});
        case ApplicationState::Granted:
            return words.say("alliance.application_granted",
                             {{"body", body_name(request, asked.body)}});
        case ApplicationState::Declined:
            return words.say("alliance.application_declined");
    }
    return {};
}

std::string signal_of(const web::Request& request, const Application& asked) {
    if (asked.state != ApplicationState::Waiting) {
        return "closed";
    }
    if (asked.answer_due <= request.now) {
        return "overdue";
    }
    const auto left =
        office::working_days(*request.store).working_days_between(request.now, asked.answer_due);
    return left <= 1 ? "due_soon" : "on_time";
}

json application_row(const web::Request& request, const Application& asked) {
    return {{"id", asked.id.value},
            {"name", asked.name},
            {"url", application_url(asked.id)},
            {"kind_name",
             request.words->say("alliance.applies_as_" + std::string(text::name_of(asked.kind)))},
            {"wish", body_name(request, asked.wish)},
            {"asked_on", request.words->date(asked.at, request.now)},
            {"signal", signal_of(request, asked)},
            {"state", state_line(request, asked)}};
}

// What only the secretariat sees: who asks, in which words, and the two answers.
json deciding_view(const web::Request& request, const Application& asked) {
    const auto said = applicant(*request.store, asked);
    const std::string base = application_url(asked.id);
    json view = application_row(request, asked);
    view["offer"] = said.offer;
    view["contact"] = said.contact;
    view["telephone"] = said.telephone;
    view["reason"] = asked.state == ApplicationState::Declined ? reason_of(*request.store, asked)
                                                               : std::string();
    view["admit"] = nullptr;
    view["decline"] = nullptr;
    view["unit_url"] = asked.unit.value == 0 ? "" : unit_url(asked.unit);
    if (asked.state == ApplicationState::Waiting) {
        const auto wished = asked.wish.value == 0 ? "" : std::to_string(asked.wish.value);
        view["admit"] =
            web::form_view(request,
                           base + "/admission",
                           {{"body", wished},
                            {"part", ""},
                            {"from", calendar::iso_date(calendar::office_day(request.now))}});
        const auto chosen = view["admit"]["body"].get<std::string>();
        view["admit"]["bodies"] = joinable_bodies(request, chosen);
        view["decline"] = web::form_view(request, base + "/refusal", {{"reason", ""}});
    }
    return view;
}

std::string term_of(const web::Request& request, const Letter& letter) {
    const auto& words = *request.words;
    const auto from = words.date(letter.from, request.now);
    return letter.until
               ? words.say(
                     "alliance.term",
                     {{"from", from},
                      {"until", words.date(*letter.until - std::chrono::days(1), request.now)}})
               : words.say("alliance.term_open", {{"from", from}});
}

// A day as it is written in a letter, with its year and without its weekday.
std::string written(const web::Request& request, Moment moment) {
    const std::chrono::year_month_day day(calendar::office_day(moment));
    return request.words->say("alliance.letter_date",
                              {{"year", static_cast<int>(day.year())},
                               {"month", static_cast<unsigned>(day.month())},
                               {"day", static_cast<unsigned>(day.day())}});
}

std::string letter_number(const web::Request& request, const Letter& letter) {
    std::string street_name = street(*request.store).name;
    const std::string suffix = "街道";
    if (street_name.ends_with(suffix)) {
        street_name.resize(street_name.size() - suffix.size());
    }
    return request.words->say(
        "alliance.letter_number",
        {{"street", street_name}, {"year", letter.year}, {"number", letter.number}});
}

std::string name_of(const web::Request& request, PersonId id) {
    const auto known = person(*request.store, id);
    return known && known->name ? *known->name : request.words->say("alliance.name_erased");
}

// The letter of the term that runs now is the one that can be renewed.
bool runs(const web::Request& request, const Letter& letter, const Seat& of) {
    const auto last = last_letter_of(*request.store, of.id);
    return of.is_held(request.now) && of.person == letter.person && last && last->id == letter.id;
}

json letter_row(const web::Request& request, const Letter& letter) {
    const auto of = seat(*request.store, letter.seat);
    const auto panel = of ? unit(*request.store, of->unit) : std::nullopt;
    base::ensure(panel.has_value(), "a letter is for a seat of a panel");
    const bool is_running = runs(request, letter, *of);
    const Moment notice =
        request.now + std::chrono::days(rules(*request.store).renewal_notice_days);
    const bool ends_soon = is_running && letter.until && *letter.until <= notice;
    json row = {{"id", letter.id},
                {"url", "/alliance/letters/" + std::to_string(letter.id)},
                {"number", letter_number(request, letter)},
                {"person", name_of(request, letter.person)},
                {"seat", panel->name + " · " + of->title},
                {"term", term_of(request, letter)},
                {"signal",
                 ends_soon    ? "due_soon"
                 : is_running ? "on_time"
                              : "closed"},
                {"state",
                 request.words->say(ends_soon    ? "alliance.letter_ends_soon"
                                    : is_running ? "alliance.letter_runs"
                                                 : "alliance.letter_is_over")},
                {"renew", nullptr}};
    if (is_running && letter.until) {
        row["renew"] = web::form_view(
            request,
            unit_url(panel->id) + "/seats/" + std::to_string(of->id.value) + "/renewal",
            {{"until", ""}});
        row["renew"]["seat"] = of->id.value;
    }
    return row;
}

json ending_row(const web::Request& request, const Seat& ending) {
    const auto of = unit(*request.store, ending.unit);
    const auto last = ending.until.value_or(request.now) - std::chrono::milliseconds(1);
    const auto days = (calendar::office_day(last) - calendar::office_day(request.now)).count();
    return {
        {"title", (of ? of->short_name : "") + " · " + ending.title},
        {"line",
         request.words->say("alliance.term_ends",
                            {{"date", request.words->date(last, request.now)}, {"days", days}})},
        {"signal", "due_soon"},
        {"url",
         may_administer(request) ? unit_url(ending.unit) + "/manage" : unit_url(ending.unit)}};
}

} // namespace

json applying_view(const web::Request& request) {
    json form = web::form_view(request,
                               "/alliance/applications",
                               {{"name", ""},
                                {"kind", "member"},
                                {"wish", request.query.get("wish")},
                                {"offer", ""},
                                {"contact", ""},
                                {"telephone", ""}});
    form["kinds"] = kind_choices(request, form["kind"].get<std::string>());
    form["bodies"] = joinable_bodies(request, form["wish"].get<std::string>());
    const auto days = rules(*request.store).application_answer_days;
    form["then"] = request.words->say("alliance.apply_then", {{"days", days}});
    return {{"title", request.words->say("alliance.apply_title")}, {"form", form}};
}

json application_view(const web::Request& request, const Application& asked) {
    json view = {
        {"title", request.words->say("alliance.application_title", {{"number", asked.id.value}})},
        {"number", asked.id.value},
        {"state", state_line(request, asked)},
        {"signal", signal_of(request, asked)},
        {"asked_on", request.words->date(asked.at, request.now)},
        {"deciding", nullptr}};
    if (may_administer(request)) {
        view["deciding"] = deciding_view(request, asked);
    }
    return view;
}

json applications_view(const web::Request& request) {
    json waiting = json::array();
    json decided = json::array();
    for (const auto& each : applications_waiting(*request.store)) {
        waiting.push_back(application_row(request, each));
    }
    for (const auto& each : applications(*request.store, applications_shown_max)) {
        if (each.state != ApplicationState::Waiting) {
            decided.push_back(application_row(request, each));
        }
    }
    return {{"title", request.words->say("alliance.applications_title")},
            {"is_wide", true},
            {"waiting", waiting},
            {"has_waiting", !waiting.empty()},
            {"decided", decided},
            {"has_decided", !decided.empty()}};
}

json letters_view(const web::Request& request) {
    json rows = json::array();
    for (const auto& each : letters(*request.store, letters_shown_max)) {
        rows.push_back(letter_row(request, each));
    }
    return {{"title", request.words->say("alliance.letters_title")},
            {"is_wide", true},
            {"letters", rows},
            {"has_letters", !rows.empty()}};
}

json letter_view(const web::Request& request, const Letter& letter) {
    const auto of = seat(*request.store, letter.seat);
    const auto panel = of ? unit(*request.store, of->unit) : std::nullopt;
    base::ensure(panel.has_value(), "a letter is for a seat of a panel");
    const auto& words = *request.words;
    const auto offices = units(*request.store, UnitKind::SubdistrictOffice);
    const bool is_observer = panel->kind == UnitKind::ObserverPanel;
    const std::string role =
        words.say(is_observer ? "alliance.invited_observer" : "alliance.invited_supervisor");
    const std::string term =
        letter.until
            ? words.say("alliance.letter_term",
                        {{"from", written(request, letter.from)},
                         {"until", written(request, *letter.until - std::chrono::milliseconds(1))}})
            : words.say("alliance.letter_term_open", {{"from", written(request, letter.from)}});
    return {
        {"title", words.say("alliance.letter_title")},
        {"number", letter_number(request, letter)},
        {"person", words.say("alliance.letter_to", {{"name", name_of(request, letter.person)}})},
        {"text",
         words.say("alliance.letter_text",
                   {{"street", street(*request.store).name}, {"role", role}, {"term", term}})},
        {"asked",
         words.say(is_observer ? "alliance.letter_asks_observer"
                               : "alliance.letter_asks_supervisor")},
        {"office", offices.empty() ? "" : offices.front().name},
        {"issued", written(request, letter.issued)},
        {"back", may_administer(request) ? "/alliance/letters" : unit_url(panel->id)}};
}

json street_notices(const web::Request& request) {
    json rows = json::array();
    const auto seat = acting(request);
    const bool is_street = seat && seat->unit == duty_desk(*request.store);
    if (!is_street && !may_administer(request)) {
        return rows;
    }
    if (may_administer(request)) {
        for (const auto& each : applications_waiting(*request.store)) {
            rows.push_back(
                {{"title", request.words->say("alliance.wants_to_join", {{"name", each.name}})},
                 {"line", state_line(request, each)},
                 {"signal", signal_of(request, each)},
                 {"url", application_url(each.id)}});
        }
    }
    for (const auto& each : terms_ending(*request.store, request.now)) {
        rows.push_back(ending_row(request, each));
    }
    return rows;
}

} // namespace alliance
