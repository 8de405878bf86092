#include "plans/views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plans/records.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"
#include "web/form_view.hpp"

namespace plans {

namespace {

using alliance::Power;
using nlohmann::json;

constexpr int reminders_max = 20;
constexpr int next_shown_max = 3;

std::string kind_name(const web::Request& request, ActivityKind kind) {
    return request.words->say("plans.kind_" + std::string(text::name_of(kind)));
}

std::string unit_name(const web::Request& request, UnitId id) {
    const auto of = alliance::unit(*request.store, id);
    return of ? of->name : std::string();
}

// "12月3日 周四 14:00–16:00"
std::string when(const web::Request& request, const Details& details) {
    const auto& words = *request.words;
    const auto begins = words.date_and_time(details.begins, request.now);
    const bool is_one_day =
        calendar::office_day(details.begins) == calendar::office_day(details.ends);
    return begins + "–" +
           (is_one_day ? clock_of(details.ends) : words.date_and_time(details.ends, request.now));
}

std::string count_line(const web::Request& request, const Activity& activity) {
    const auto& words = *request.words;
    if (activity.state == State::Held) {
        return words.say("plans.came_count", {{"count", activity.came}});
    }
    return activity.details.seats
               ? words.say("plans.signed_up_of",
                           {{"count", activity.signed_up}, {"seats", *activity.details.seats}})
               : words.say("plans.signed_up", {{"count", activity.signed_up}});
}

std::string state_line(const web::Request& request, const Activity& activity) {
    const auto& words = *request.words;
    switch (activity.state) {
        case State::Cancelled:
            return words.say("plans.state_cancelled", {{"reason", activity.reason}});
        case State::Held:
            return words.say("plans.state_held");
        case State::Planned:
            break;
    }
    if (activity.details.begins > request.now) {
        return words.say("plans.state_planned");
    }
    return words.say(activity.details.ends > request.now ? "plans.state_now"
                                                         : "plans.state_unrecorded");
}

std::string signal_of(const web::Request& request, const Activity& activity) {
    switch (activity.state) {
        case State::Cancelled:
            return "unresolved";
        case State::Held:
            return "closed";
        case State::Planned:
            break;
    }
    return activity.details.ends > request.now ? "on_time" : "due_soon";
}

json row_of(const web::Request& request, const Activity& activity) {
    return {{"id", activity.id.value},
            {"url", activity_url(activity.id)},
            {"title", activity.details.title},
            {"kind", text::name_of(activity.details.activity_kind)},
            {"kind_name", kind_name(request, activity.details.activity_kind)},
            {"body", unit_name(request, activity.body)},
            {"when", when(request, activity.details)},
            {"begins", calendar::iso_moment(activity.details.begins)},
            {"venue", activity.details.venue},
            {"audience", activity.details.audience},
            {"count", count_line(request, activity)},
            {"signed_up", activity.signed_up},
            {"seats", activity.details.seats.value_or(0)},
            {"signal", signal_of(request, activity)},
            {"state", state_line(request, activity)}};
}

json links_of(const web::Request& request, const Details& details) {
    json links = json::array();
    for (const auto& code : details.categories) {
        links.push_back({{"name", voices::category_name(*request.store, code, request.language)},
                         {"url", "/cases?category=" + code}});
    }
    for (const auto id : details.cases) {
        links.push_back({{"name", request.words->say("plans.case_number", {{"case", id.value}})},
                         {"url", "/cases/" + std::to_string(id.value)}});
    }
    return links;
}

json photo_rows(const web::Request& request, const Activity& activity) {
    json rows = json::array();
    for (const auto& photo : photos_of(*request.store, activity.id)) {
        if (!photo.is_removed) {
            const auto url =
                activity_url(activity.id) + "/photos/" + std::to_string(photo.id.value);
            rows.push_back(
                {{"id", photo.id.value},
                 {"href", url},
                 {"caption",
                  request.words->say("plans.photo_of", {{"title", activity.details.title}})},
                 {"removal", nullptr}});
            if (convenes(request, activity.body)) {
                rows.back()["removal"] =
                    web::form_view(request, url + "/removal", {{"reason", ""}});
                rows.back()["removal"]["photo"] = photo.id.value;
            }
        }
    }
    return rows;
}

// What only those who convene see of who comes.
json people_rows(const web::Request& request, const Activity& activity) {
    const auto ticked = request.form.all("came");
    const auto came = who_came(*request.store, activity.id);
    const bool may_cancel = is_open(activity, request.now).has_value();
    json rows = json::array();
    for (const auto& each : sign_ups_of(*request.store, activity.id)) {
        if (each.is_cancelled) {
            continue;
        }
        const auto value = std::to_string(each.id.value);
        const bool was_there = std::ranges::find(came, each.id) != came.end();
        rows.push_back(
            {{"value", value},
             {"name", each.name.empty() ? request.words->say("alliance.name_erased") : each.name},
             {"telephone", each.telephone},
             {"unit", each.unit.value == 0 ? "" : unit_name(request, each.unit)},
             {"people", request.words->say("plans.people_count", {{"count", each.people}})},
             {"was_there", was_there},
             {"is_ticked", std::ranges::find(ticked, value) != ticked.end()},
             {"ending",
              may_cancel ? activity_url(activity.id) + "/sign-ups/" + value + "/ending"
                         : std::string()}});
    }
    return rows;
}

json managing(const web::Request& request, const Activity& activity) {
    const std::string base = activity_url(activity.id);
    const bool is_planned = activity.state == State::Planned;
    const bool has_begun = activity.details.begins <= request.now;
    json people = people_rows(request, activity);
    json view = {{"people", people},
                 {"sheet_url", people.empty() ? "" : base + "/sign-ups.xlsx"},
                 {"has_people", !people.empty()},
                 {"change_url", is_planned && !has_begun ? base + "/change" : ""},
                 {"cancel", nullptr},
                 {"hold", nullptr},
                 {"add_photo", nullptr}};
    if (is_planned) {
        view["cancel"] = web::form_view(request, base + "/cancellation", {{"reason", ""}});
    }
    if (is_planned && has_begun) {
        view["hold"] = web::form_view(request, base + "/record", {{"others", "0"}, {"record", ""}});
        view["hold"]["came_refusal"] =
            request.refusal != nullptr && request.refusal->field == "came"
                ? request.words->say(*request.refusal)
                : "";
        view["hold"]["people"] = people;
        view["hold"]["has_people"] = !people.empty();
    }
    if (activity.state == State::Held) {
        view["add_photo"] = web::form_view(request, base + "/photos", {{"photo", ""}});
    }
    return view;
}

json sign_up_form(const web::Request& request, const Activity& activity) {
    if (!is_open(activity, request.now)) {
        return nullptr;
    }
    const bool is_full = activity.details.seats && activity.signed_up >= *activity.details.seats;
    if (is_full) {
        return nullptr;
    }
    json form = web::form_view(request,
                               activity_url(activity.id) + "/sign-ups",
                               {{"name", ""}, {"telephone", ""}, {"people", "1"}});
    const auto seat = alliance::acting(request);
    form["unit"] = seat ? unit_name(request, seat->unit) : "";
    form["count"] = count_line(request, activity);
    return form;
}

} // namespace

std::string clock_of(Moment moment) {
    const auto minutes = calendar::wall_clock(moment).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string activity_url(ActivityId id) {
    return "/plans/" + std::to_string(id.value);
}

bool convenes(const web::Request& request, UnitId body) {
    const auto seat = alliance::acting(request);
    return seat && alliance::may_convene(*request.store, *seat, body);
}

json list_view(const web::Request& request) {
    json coming = json::array();
    json done = json::array();
    for (const auto& each : to_come(*request.store, request.now, activities_shown_max)) {
        coming.push_back(row_of(request, each));
    }
    for (const auto& each : past(*request.store, request.now, activities_shown_max)) {
        done.push_back(row_of(request, each));
    }
    const auto seat = alliance::acting(request);
    const bool may_plan = seat && seat->powers.has(Power::Convene);
    return {{"title", request.words->say("plans.title")},
            {"coming", coming},
            {"has_coming", !coming.empty()},
            {"past", done},
            {"has_past", !done.empty()},
            {"new_url", may_plan ? "/plans/new" : ""}};
}

sheets::Sheet sign_ups_sheet(const web::Request& request, const Activity& activity) {
    const auto& words = *request.words;
    sheets::Sheet sheet{words.say("plans.people"),
                        {{words.say("plans.your_name")},
                         {words.say("alliance.telephone")},
                         {words.say("alliance.unit")},
                         {words.say("plans.how_many"), sheets::Holds::Number},
                         {words.say("plans.was_there")}},
                        {},
                        request.now};
    const auto came = who_came(*request.store, activity.id);
    for (const auto& each : sign_ups_of(*request.store, activity.id)) {
        if (!each.is_cancelled) {
            const bool was_there = std::ranges::find(came, each.id) != came.end();
            sheet.rows.push_back({each.name.empty() ? words.say("alliance.name_erased") : each.name,
                                  each.telephone,
                                  each.unit.value == 0 ? "" : unit_name(request, each.unit),
                                  static_cast<std::int64_t>(each.people),
                                  was_there ? words.say("plans.was_there") : ""});
        }
    }
    return sheet;
}

json activity_view(const web::Request& request, const Activity& activity) {
    json view = row_of(request, activity);
    const auto links = links_of(request, activity.details);
    const auto photos = photo_rows(request, activity);
    view["body_url"] = "/alliance/units/" + std::to_string(activity.body.value);
    view["summary"] = activity.details.summary.value_or("");
    view["links"] = links;
    view["has_links"] = !links.empty();
    view["record"] = record_of(*request.store, activity).value_or("");
    view["photos"] = photos;
    view["has_photos"] = !photos.empty();
    view["sign_up"] = sign_up_form(request, activity);
    const bool is_full = view["sign_up"].is_null() && is_open(activity, request.now);
    view["is_full"] = is_full;
    view["thanks"] = request.query.get("signed_up").empty()
                         ? ""
                         : request.words->say("plans.thanks", {{"when", view["when"]}});
    view["managing"] = nullptr;
    if (convenes(request, activity.body)) {
        view["managing"] = managing(request, activity);
    }
    return view;
}

json desk_rows(const web::Request& request) {
    json rows = json::array();
    for (const auto& each : without_record(*request.store, request.now, reminders_max)) {
        if (convenes(request, each.body)) {
            rows.push_back({{"title", each.details.title},
                            {"line", state_line(request, each)},
                            {"signal", "due_soon"},
                            {"url", activity_url(each.id)}});
        }
    }
    return rows;
}

json alliance_rows(const web::Request& request) {
    json lines = json::array();
    for (const auto& each : to_come(*request.store, request.now, next_shown_max)) {
        if (each.state == State::Planned) {
            lines.push_back({{"text", when(request, each.details) + " " + each.details.title},
                             {"note", count_line(request, each)},
                             {"url", activity_url(each.id)}});
        }
    }
    return json::array({{{"title", request.words->say("plans.title")},
                         {"url", "/plans"},
                         {"lines", lines},
                         {"has_lines", !lines.empty()},
                         {"empty", request.words->say("plans.nothing_to_come")}}});
}

json body_rows(const web::Request& request) {
    const std::chrono::year_month_day today(calendar::office_day(request.now));
    const auto month = today.year() / today.month();
    const Moment from = calendar::moment_at(calendar::OfficeDay(month / 1), {});
    const Moment until =
        calendar::moment_at(calendar::OfficeDay((month + std::chrono::months(1)) / 1), {});
    json rows = json::array();
    for (const auto& each : alliance::units(*request.store)) {
        if (alliance::is_body(each.kind)) {
            const auto count = count_between(*request.store, each.id, from, until);
            if (count > 0) {
                rows.push_back(
                    {{"unit", each.id.value},
                     {"line", request.words->say("plans.this_month", {{"count", count}})}});
            }
        }
    }
    return rows;
}

} // namespace plans
