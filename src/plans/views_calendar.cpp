#include "plans/views_calendar.hpp"

#include <algorithm>

#include "feeds/icalendar.hpp"
#include "plans/plans.hpp"
#include "plans/views.hpp"

namespace plans {

namespace {

using nlohmann::json;

std::vector<Activity> activities_around(const web::Request& request) {
    auto found = to_come(*request.store, request.now, activities_in_calendar_max);
    for (auto& each : past(*request.store, request.now, activities_in_calendar_max)) {
        found.push_back(std::move(each));
    }
    return found;
}

std::string uid_of(const web::Request& request, const Activity& activity) {
    return "activity-" + std::to_string(activity.id.value) + "@" +
           alliance::street(*request.store).code + ".songyuan";
}

std::string body_of(const web::Request& request, const Activity& activity) {
    const auto body = alliance::unit(*request.store, activity.body);
    return body ? body->name : std::string();
}

feeds::Happening happening_of(const web::Request& request, const Activity& activity) {
    const auto& details = activity.details;
    feeds::Happening happening{uid_of(request, activity),
                               activity.changed_at,
                               activity.changes,
                               details.begins,
                               details.ends,
                               details.title};
    happening.description = body_of(request, activity) + " · " + details.audience;
    if (details.summary) {
        happening.description += "\n" + *details.summary;
    }
    happening.location = details.venue;
    happening.url = request.site + activity_url(activity.id);
    happening.holding =
        activity.state == State::Cancelled ? feeds::Holding::Cancelled : feeds::Holding::Confirmed;
    return happening;
}

} // namespace

std::string public_calendar(const web::Request& request) {
    feeds::Calendar calendar{
        request.words->say("feeds.activities_of",
                           {{"street", alliance::street(*request.store).name}}),
        {},
        {}};
    for (const auto& activity : activities_around(request)) {
        calendar.happenings.push_back(happening_of(request, activity));
    }
    return feeds::write_calendar(calendar);
}

json calendar_rows(const web::Request& request) {
    json rows = json::array();
    const auto seat = alliance::acting(request);
    if (!seat) {
        return rows;
    }
    const auto bodies = alliance::bodies_of(*request.store, seat->unit);
    for (const auto& activity : activities_around(request)) {
        const bool is_theirs =
            activity.body == seat->unit ||
            std::ranges::find(bodies, activity.body, &alliance::Unit::id) != bodies.end();
        if (is_theirs) {
            const auto happening = happening_of(request, activity);
            rows.push_back({{"uid", happening.uid},
                            {"changed", calendar::to_milliseconds(happening.changed)},
                            {"version", happening.version},
                            {"begins", calendar::to_milliseconds(happening.begins)},
                            {"ends", calendar::to_milliseconds(happening.ends)},
                            {"summary", happening.summary},
                            {"description", happening.description},
                            {"location", happening.location},
                            {"url", happening.url},
                            {"is_cancelled", happening.holding == feeds::Holding::Cancelled}});
        }
    }
    return rows;
}

json calendars_of_list(const text::Catalogue& words) {
    return json::array({{{"type", "text/calendar"},
                         {"href", "/plans.ics"},
                         {"name", words.say("feeds.activities")}}});
}

} // namespace plans
