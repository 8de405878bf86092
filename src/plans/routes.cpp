#include "plans/routes.hpp"

#include <algorithm>

#include "feeds/icalendar.hpp"
#include "plans/records.hpp"
#include "plans/views.hpp"
#include "plans/views_calendar.hpp"
#include "voices/voices.hpp"

namespace plans {

namespace {

using alliance::Asked;
using alliance::Power;
using base::refuse;
using base::Result;
using base::Why;

constexpr std::size_t photo_body_bytes_max = 11 * 1024 * 1024;

Result<Activity> activity_asked(const web::Request& request) {
    auto found = find(*request.store, ActivityId{request.parameter_id(0)});
    if (!found) {
        return refuse(Why::NotFound, "plans.no_such_activity");
    }
    return std::move(*found);
}

Result<web::Answer> show_list(const web::Request& request) {
    auto view = list_view(request);
    view["alternates"] = calendars_of_list(*request.words);
    return web::Shown{"plans/list", std::move(view)};
}

Result<web::Answer> show_activity(const web::Request& request) {
    const auto activity = activity_asked(request);
    if (!activity) {
        return base::refusal_of(activity);
    }
    return web::Shown{"plans/activity", activity_view(request, *activity)};
}

Result<web::Answer> give_sign_ups(const web::Request& request) {
    const auto activity = activity_asked(request);
    if (!activity) {
        return base::refusal_of(activity);
    }
    if (!convenes(request, activity->body)) {
        return refuse(Why::NotAllowed, "alliance.not_your_body");
    }
    return web::File{std::string(sheets::content_type),
                     sheets::write_workbook(sign_ups_sheet(request, *activity)),
                     "sign-ups.xlsx"};
}

Result<web::Answer> show_planning(const web::Request& request) {
    if (const auto seat = alliance::acting_with(request, Power::Convene); !seat) {
        return base::refusal_of(seat);
    }
    return web::Shown{"plans/details", planning_view(request)};
}

Result<web::Answer> show_changing(const web::Request& request) {
    if (const auto seat = alliance::acting_with(request, Power::Convene); !seat) {
        return base::refusal_of(seat);
    }
    const auto activity = activity_asked(request);
    if (!activity) {
        return base::refusal_of(activity);
    }
    return web::Shown{"plans/details", changing_view(request, *activity)};
}

Result<web::Answer> show_photo(const web::Request& request) {
    const auto photo = find_photo(*request.store, PhotoId{request.parameter_id(1)});
    const bool is_of_it = photo && photo->activity.value == request.parameter_id(0);
    const auto bytes = is_of_it ? photo_bytes(*request.store, *photo) : std::nullopt;
    if (!bytes) {
        return refuse(Why::NotFound, "plans.no_such_photo");
    }
    return web::File{"image/jpeg", *bytes, "", {}};
}

// A day and a clock as a form has them: "2026-12-03" and "14:00".
Result<Moment> moment_in(const web::Fields& form, const std::string& field) {
    if (!calendar::parse_date(form.get("day"))) {
        return refuse(Why::Invalid, "alliance.not_a_date", {}, "day");
    }
    const auto moment = calendar::parse_moment(form.get("day") + " " + form.get(field));
    if (!moment || form.get(field).empty()) {
        return refuse(Why::Invalid, "plans.not_a_clock", {}, field);
    }
    return *moment;
}

// "12, 15" and "#12 15" alike.
Result<std::vector<cases::CaseId>> cases_in(const std::string& typed) {
    std::vector<cases::CaseId> found;
    std::string digits;
    for (const char each : typed + " ") {
        if (each >= '0' && each <= '9' && digits.size() < 15) {
            digits += each;
        } else if (!digits.empty()) {
            found.push_back(cases::CaseId{std::stoll(digits)});
            digits.clear();
        }
    }
    if (found.empty() && typed.find_first_not_of(" #,") != std::string::npos) {
        return refuse(Why::Invalid, "plans.not_case_numbers", {}, "cases");
    }
    return found;
}

Result<Details> details_in(const web::Fields& form) {
    Details details;
    const auto names = enum_names(ActivityKind{});
    const auto named = std::ranges::find(names, form.get("kind"));
    if (named == names.end()) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "kind");
    }
    const auto begins = moment_in(form, "begins");
    if (!begins) {
        return base::refusal_of(begins);
    }
    const auto ends = moment_in(form, "ends");
    if (!ends) {
        return base::refusal_of(ends);
    }
    const auto seats = form.number("seats", 1, seats_max);
    if (!seats) {
        return base::refusal_of(seats);
    }
    const auto linked = cases_in(form.get("cases"));
    if (!linked) {
        return base::refusal_of(linked);
    }
    details.activity_kind = static_cast<ActivityKind>(named - names.begin());
    details.title = form.get("title");
    details.begins = *begins;
    details.ends = *ends;
    details.venue = form.get("venue");
    details.audience = form.get("audience");
    details.summary = form.get("summary");
    details.seats = *seats;
    details.categories = form.all("categories");
    details.cases = *linked;
    return details;
}

template <class Done>
Result<std::string> back_to(ActivityId id, const Result<Done>& done) {
    if (!done) {
        return base::refusal_of(done);
    }
    return activity_url(id);
}

Result<std::string> plan_asked(journal::Turn& turn, const Asked& asked) {
    const auto details = details_in(asked.form);
    if (!details) {
        return base::refusal_of(details);
    }
    const auto body = asked.form.number("body", 0, base::id_max);
    if (!body) {
        return base::refusal_of(body);
    }
    const auto planned =
        plan(turn, asked.seat, {UnitId{body->value_or(asked.seat.unit.value)}, *details});
    if (!planned) {
        return base::refusal_of(planned);
    }
    return activity_url(*planned);
}

Result<std::string> change_asked(journal::Turn& turn, const Asked& asked) {
    const auto details = details_in(asked.form);
    if (!details) {
        return base::refusal_of(details);
    }
    const ActivityId id{asked.ids.at(0)};
    return back_to(id, change(turn, asked.seat, {id, *details}));
}

Result<std::string> cancel_asked(journal::Turn& turn, const Asked& asked) {
    const ActivityId id{asked.ids.at(0)};
    return back_to(id, cancel(turn, asked.seat, {id, asked.form.get("reason")}));
}

Result<std::string> cancel_sign_up_asked(journal::Turn& turn, const Asked& asked) {
    const ActivityId id{asked.ids.at(0)};
    return back_to(id, cancel_sign_up(turn, asked.seat, {SignUpId{asked.ids.at(1)}, id}));
}

Result<std::string> hold_asked(journal::Turn& turn, const Asked& asked) {
    Hold hold_it{ActivityId{asked.ids.at(0)}, {}, 0, asked.form.get("record")};
    const auto others = asked.form.number("others", 0, seats_max);
    if (!others) {
        return base::refusal_of(others);
    }
    hold_it.others = others->value_or(0);
    for (const auto& ticked : asked.form.all("came")) {
        web::Fields one;
        one.add("came", ticked);
        const auto id = one.number("came", 1, base::id_max);
        if (!id) {
            return base::refusal_of(id);
        }
        hold_it.came.push_back(SignUpId{id->value_or(0)});
    }
    return back_to(hold_it.activity, hold(turn, asked.seat, hold_it));
}

Result<std::string> remove_photo_asked(journal::Turn& turn, const Asked& asked) {
    const ActivityId id{asked.ids.at(0)};
    return back_to(
        id, remove_photo(turn, asked.seat, PhotoId{asked.ids.at(1)}, asked.form.get("reason")));
}

// Anybody signs up for themselves; from a seat, it is for the seat's unit.
Result<web::Command> sign_up_asked(const web::Request& request) {
    const auto people = request.form.number("people", 1, people_a_sign_up_max);
    if (!people) {
        return base::refusal_of(people);
    }
    const auto seat = alliance::acting(request);
    const SignUp asked{ActivityId{request.parameter_id(0)},
                       seat ? seat->unit : UnitId{},
                       people->value_or(1),
                       request.form.get("name"),
                       request.form.get("telephone")};
    web::Command command;
    command.actor = seat ? seat->actor() : request.actor_without_seat();
    command.work = [asked](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto signed_up = sign_up(turn, asked);
        if (!signed_up) {
            return base::refusal_of(signed_up);
        }
        return nlohmann::json(signed_up->value);
    };
    command.answer = [url = activity_url(asked.activity)](
                         const web::Request&, const nlohmann::json& id) -> Result<web::Answer> {
        return web::Created{url + "?signed_up=1", {{"url", url}, {"sign_up", id}}, {}};
    };
    return command;
}

Result<web::Command> add_photo_asked(const web::Request& request) {
    const auto seat = alliance::acting_with(request, Power::Convene);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto chosen = std::ranges::find_if(request.uploads, [](const web::Upload& upload) {
        return upload.field == "photo" && !upload.bytes.empty();
    });
    if (chosen == request.uploads.end()) {
        return refuse(Why::Invalid, "plans.photo_missing", {}, "photo");
    }
    auto photo = voices::prepare_photo(chosen->bytes);
    if (!photo) {
        return base::refusal_of(photo);
    }
    const ActivityId id{request.parameter_id(0)};
    web::Command command;
    command.actor = seat->actor();
    command.work = [seat = *seat, id, photo = std::move(*photo)](
                       journal::Turn& turn) -> Result<nlohmann::json> {
        const auto added = add_photo(turn, seat, id, photo);
        if (!added) {
            return base::refusal_of(added);
        }
        return nlohmann::json(added->value);
    };
    command.answer = [id](const web::Request&, const nlohmann::json&) -> Result<web::Answer> {
        return web::Redirect{activity_url(id), {}, {}};
    };
    return command;
}

const std::string one_activity = "/plans/{activity}";

auto convening(alliance::Act act) {
    return alliance::act_with(Power::Convene, std::move(act));
}

void add_reading(web::Routes& routes) {
    using web::Access;
    routes.get("/plans", Access::Anyone, "What the alliance does, and did.", show_list);
    routes.get("/plans/new", Access::Staff, "The form for a new activity.", show_planning);
    routes.get(one_activity,
               Access::Anyone,
               "One activity: when, where, for whom, its record.",
               show_activity);
    routes.get(one_activity + "/change",
               Access::Staff,
               "The form that changes an activity.",
               show_changing);
    routes.get(one_activity + "/sign-ups.xlsx",
               Access::Staff,
               "Who signed up, as a spreadsheet, for whoever convenes it.",
               give_sign_ups);
    routes.get(
        one_activity + "/photos/{photo}", Access::Anyone, "A photo of an activity.", show_photo);
    routes.get(
        "/plans.ics",
        Access::Anyone,
        "The alliance's activities as iCalendar.",
        [](const web::Request& request) -> Result<web::Answer> {
            return web::File{std::string(feeds::calendar_type), public_calendar(request), {}};
        });
}

// What whoever convenes a body does before the day.
void add_planning(web::Routes& routes) {
    using web::Access;
    auto planning = web::posting(
        "/plans",
        Access::Staff,
        "Plans an activity: `body`, `kind`, `title`, `day`, `begins`, `ends`, `venue`, "
        "`audience`, and if known `summary`, `seats`, `categories`, `cases`.",
        convening(plan_asked),
        show_planning);
    planning.bounds.lists = {"categories"};
    routes.add(std::move(planning));
    auto changing = web::posting(one_activity + "/details",
                                 Access::Staff,
                                 "Changes an activity: `kind`, `title`, `day`, `begins`, `ends`, "
                                 "`venue`, `audience`, `summary`, `seats`, `categories`, `cases`.",
                                 convening(change_asked),
                                 show_changing);
    changing.bounds.lists = {"categories"};
    routes.add(std::move(changing));
    routes.post(one_activity + "/cancellation",
                Access::Staff,
                "Cancels an activity, with a `reason`.",
                convening(cancel_asked),
                show_activity);
}

void add_signing_up(web::Routes& routes) {
    using web::Access;
    routes.post(one_activity + "/sign-ups",
                Access::Anyone,
                "Signs up: `name`, `telephone`, `people`; from a seat for its unit.",
                sign_up_asked,
                show_activity);
    routes.post(one_activity + "/sign-ups/{sign_up}/ending",
                Access::Staff,
                "Takes a sign-up back.",
                convening(cancel_sign_up_asked),
                show_activity);
}

void add_record(web::Routes& routes) {
    using web::Access;
    auto holding =
        web::posting(one_activity + "/record",
                     Access::Staff,
                     "Puts an activity on record: who `came`, how many `others`, the `record`.",
                     convening(hold_asked),
                     show_activity);
    holding.bounds.lists = {"came"};
    routes.add(std::move(holding));
    auto photo = web::posting(one_activity + "/photos",
                              Access::Staff,
                              "Adds a `photo` to the record.",
                              add_photo_asked,
                              show_activity);
    photo.bounds = {photo_body_bytes_max, {"photo"}};
    routes.add(std::move(photo));
    routes.post(one_activity + "/photos/{photo}/removal",
                Access::Staff,
                "Removes a photo for good, with a `reason`.",
                convening(remove_photo_asked),
                show_activity);
}

} // namespace

void add_routes(web::Routes& routes) {
    add_reading(routes);
    add_planning(routes);
    add_signing_up(routes);
    add_record(routes);
}

} // namespace plans
