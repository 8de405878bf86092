// What staff ask for: desk, dispatch, calls, settings, a case with its acts, and every act.

#include <algorithm>

#include "cases/acts.hpp"
#include "cases/covering.hpp"
#include "cases/opening.hpp"
#include "cases/routes.hpp"
#include "cases/routes_resident.hpp"
#include "cases/views_sheets.hpp"
#include "cases/views_staff.hpp"
#include "office/office.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Request;
using web::Shown;

// A joint visit brings photos; every other form is small.
constexpr std::size_t body_bytes_max = 3 * voices::upload_bytes_max;

Result<Viewer> staff_viewer(const Request& request) {
    Viewer viewer = viewer_of(request);
    if (!viewer.seat) {
        return refuse(Why::NotAllowed, "cases.no_seat");
    }
    return viewer;
}

using StaffView = json (*)(const Viewer&);

template <StaffView view>
Result<Answer> show(const Request& request, const char* page) {
    const auto viewer = staff_viewer(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    return Shown{page, view(*viewer)};
}

using StaffSheet = sheets::Sheet (*)(const Viewer&);

template <StaffSheet sheet>
Result<Answer> give(const Request& request, const char* name) {
    const auto viewer = staff_viewer(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    return web::File{
        std::string(sheets::content_type), sheets::write_workbook(sheet(*viewer)), name};
}

Result<Case> case_asked(const Request& request) {
    auto current = find(*request.store, CaseId{request.parameter_id(0)});
    if (!current) {
        return refuse(Why::NotFound,
                      "cases.no_such_case",
                      {{"case", request.parameters.empty() ? "" : request.parameters[0]}});
    }
    return std::move(*current);
}

const ActRow* row_named(std::string_view noun) {
    const auto rows = act_table();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ActRow& row) { return row.noun == noun; });
    const bool is_staffs = found != rows.end() && !found->sides.has(Side::Reporter);
    return is_staffs ? &*found : nullptr;
}

// An empty field is none; a word that is no choice is refused naming the field.
template <class Enum>
Result<std::optional<Enum>> choice(const Request& request, const char* field) {
    const std::string& typed = request.form.get(field);
    if (typed.empty()) {
        return std::optional<Enum>();
    }
    const auto chosen = text::named<Enum>(typed);
    if (!chosen) {
        return refuse(Why::Invalid, "cases.bad_filter", {{"value", typed}}, field);
    }
    return chosen;
}

// A date is meant until the office closes on it.
Result<std::optional<Moment>> due_asked(const Request& request) {
    const std::string& typed = request.form.get("due");
    if (typed.empty()) {
        return std::optional<Moment>();
    }
    const auto day = calendar::parse_date(typed);
    if (!day) {
        return refuse(Why::Invalid, "cases.bad_date", {{"value", typed}}, "due");
    }
    const auto closing = office::working_days(*request.store).hours().closing_time();
    return std::optional(calendar::moment_at(*day, closing));
}

Result<std::optional<calendar::OfficeDay>> day_asked(const Request& request) {
    const std::string& typed = request.form.get("day");
    if (typed.empty()) {
        return std::optional<calendar::OfficeDay>();
    }
    const auto day = calendar::parse_date(typed);
    if (!day) {
        return refuse(Why::Invalid, "cases.bad_date", {{"value", typed}}, "day");
    }
    return std::optional(*day);
}

// Made small and upright before the writer is asked.
Result<std::vector<std::string>> photos_asked(const Request& request) {
    std::vector<std::string> photos;
    for (const auto& upload : request.uploads) {
        if (upload.field != "photo" || upload.bytes.empty()) {
            continue;
        }
        auto photo = voices::prepare_photo(upload.bytes);
        if (!photo) {
            return base::refusal_of(photo);
        }
        photos.push_back(std::move(*photo));
    }
    return photos;
}

// What only acts with others ask.
Result<AskAct> joint_asked(const Request& request, AskAct asked) {
    const auto part = request.form.number("part", 1, 9'000'000'000'000'000);
    const auto into = request.form.number("into", 1, 9'000'000'000'000'000);
    const auto power_outcome = choice<PowerOutcome>(request, "power_outcome");
    const auto day = day_asked(request);
    auto photos = photos_asked(request);
    for (const auto* refused : {part ? nullptr : &part.error(),
                                into ? nullptr : &into.error(),
                                power_outcome ? nullptr : &power_outcome.error(),
                                day ? nullptr : &day.error(),
                                photos ? nullptr : &std::as_const(photos).error()}) {
        if (refused != nullptr) {
            return tl::unexpected<base::Refusal>(*refused);
        }
    }
    asked.matter = request.form.get("matter");
    asked.part = part->value_or(0);
    asked.into = CaseId{into->value_or(0)};
    asked.department = request.form.get("department");
    asked.power_outcome = *power_outcome;
    asked.day = *day;
    asked.photos = std::move(*photos);
    return asked;
}

Result<AskAct> act_asked(const Request& request, const ActRow& row) {
    const auto& form = request.form;
    const auto channel = choice<Channel>(request, "channel");
    const auto outcome = choice<Outcome>(request, "outcome");
    const auto return_reason = choice<ReturnReason>(request, "return_reason");
    const auto due = due_asked(request);
    const auto seen = form.number("seen", 0, 9'000'000'000'000'000);
    const auto unit = form.number("unit", 1, 9'000'000'000'000'000);
    const auto photo = form.number("photo", 1, 9'000'000'000'000'000);
    for (const auto* refused : {channel ? nullptr : &channel.error(),
                                outcome ? nullptr : &outcome.error(),
                                return_reason ? nullptr : &return_reason.error(),
                                due ? nullptr : &due.error(),
                                seen ? nullptr : &seen.error(),
                                unit ? nullptr : &unit.error(),
                                photo ? nullptr : &photo.error()}) {
        if (refused != nullptr) {
            return tl::unexpected<base::Refusal>(*refused);
        }
    }
    AskAct asked;
    asked.id = CaseId{request.parameter_id(0)};
    asked.act = row.act;
    asked.seen = *seen;
    asked.note = form.get("note");
    asked.reason = form.get("reason");
    asked.answer = form.get("answer");
    asked.public_line = form.get("public_line");
    asked.is_public = form.get("is_public") == "1" || form.get("is_public") == "true";
    asked.turn_to = form.get("turn_to");
    asked.channel = *channel;
    asked.is_reached = form.get("is_reached") != "0" && form.get("is_reached") != "false";
    asked.outcome = *outcome;
    asked.return_reason = *return_reason;
    asked.unit = UnitId{unit->value_or(0)};
    asked.category = form.get("category");
    asked.due = *due;
    asked.words = form.get("words");
    asked.photo = voices::PhotoId{photo->value_or(0)};
    asked.plan = form.get("plan");
    asked.responsible = form.get("responsible");
    auto covered = covered_as_asked(request, asked);
    if (!covered) {
        return base::refusal_of(covered);
    }
    asked.covered = std::move(*covered);
    return joint_asked(request, std::move(asked));
}

Result<Answer> case_page(const Request& request) {
    const auto current = case_asked(request);
    return current ? staff_case_page(request, viewer_of(request), *current)
                   : base::refusal_of(current);
}

Result<web::Command> do_act(const Request& request) {
    const ActRow* row = request.parameters.size() > 1 ? row_named(request.parameters[1]) : nullptr;
    if (row == nullptr) {
        return refuse(Why::NotFound, "cases.no_such_act");
    }
    const auto seat = alliance::acting(request);
    if (!seat) {
        return refuse(Why::NotAllowed, "cases.no_seat");
    }
    if (!request.uploads.empty() && !takes_photos(row->act)) {
        return refuse(Why::Invalid, "cases.photo_with_no_act", {}, "photo");
    }
    auto asked = act_asked(request, *row);
    if (!asked) {
        return base::refusal_of(asked);
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [seat = *seat, asked = std::move(*asked)](journal::Turn& turn) -> Result<json> {
        const auto done = act(turn, seat, asked);
        if (!done) {
            return base::refusal_of(done);
        }
        return json{{"case", asked.id.value}, {"entry", turn.entries().back().sequence}};
    };
    command.answer = [](const Request& answered, const json& result) -> Result<Answer> {
        const std::string location = "/cases/" + std::to_string(result["case"].get<std::int64_t>());
        if (answered.wants == web::Wants::Html) {
            return web::Redirect{location};
        }
        return web::Created{location, result};
    };
    return command;
}

Result<Answer> photo(const Request& request) {
    const auto current = case_asked(request);
    const auto viewer = staff_viewer(request);
    if (!current || !viewer) {
        return current ? base::refusal_of(viewer) : base::refusal_of(current);
    }
    const auto found = voices::find_photo(*request.store, voices::PhotoId{request.parameter_id(1)});
    const bool is_of_case = found && (found->voice == current->voice ||
                                      case_of(*request.store, found->voice) == current->id);
    const bool sees_it_whole = (found && !is_covered(*request.store, found->id)) ||
                               (viewer->seat->powers.has(alliance::Power::Override) &&
                                request.query.get("covered").empty());
    const bool is_for_others = found && found->shows == voices::Shows::Scan &&
                               !(viewer->seat && needs_to_know_whom(*viewer, *current));
    const auto bytes = !is_of_case || is_for_others || reader_of(*viewer, *current) != Reader::Staff
                           ? std::nullopt
                       : sees_it_whole ? voices::photo(*request.store, found->id)
                                       : covered_photo(*request.store, found->id);
    if (!bytes) {
        return refuse(Why::NotFound, "cases.no_such_photo");
    }
    return web::File{"image/jpeg", *bytes, {}};
}

Result<Answer> show_desk(const Request& request, const web::Routes& routes) {
    const auto viewer = staff_viewer(request);
    if (!viewer) {
        return base::refusal_of(viewer);
    }
    const auto asked = read_list(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    json view = desk_view(*viewer, *asked);
    // Rows {title, line, signal, url} that other rooms have for this seat.
    view["notices"] = routes.rows_for("desk", request);
    view["has_notices"] = !view["notices"].empty();
    return Shown{"cases/desk", std::move(view)};
}

std::string clock_text(calendar::WallClock clock) {
    return fmt::format("{:02}:{:02}", clock.count() / 60, clock.count() % 60);
}

json settings_view(const Viewer& viewer) {
    const auto rules = rules_now(viewer.store);
    json view;
    view["title"] = viewer.words.say("cases.settings_title");
    view["rules"] = rules_as_toml(viewer.store);
    view["rules_lead"] =
        viewer.words.say("cases.settings_rules_lead", {{"version", rules->version}});
    std::string years;
    for (const auto& year : office::years(viewer.store)) {
        years += (years.empty() ? "" : " ") + std::to_string(year.year);
    }
    view["years"] = years;
    std::string hours;
    for (const auto& span : viewer.days.hours().spans) {
        hours +=
            (hours.empty() ? "" : ", ") + clock_text(span.opens) + "–" + clock_text(span.closes);
    }
    view["hours"] = hours;
    const auto seat = alliance::seat(viewer.store, viewer.seat->seat);
    view["seat"] = unit_name(viewer, viewer.seat->unit) + (seat ? " · " + seat->title : "");
    view["powers"] = json::array();
    for (const auto name : alliance::enum_names(alliance::Power{})) {
        const auto power = static_cast<alliance::Power>(view["powers"].size());
        view["powers"].push_back({{"name", viewer.words.say("cases.power_" + std::string(name))},
                                  {"is_held", viewer.seat->powers.has(power)}});
    }
    return view;
}

} // namespace

Answer public_case_page(const Request& request, const Viewer& viewer, const Case& current) {
    json view = case_view(viewer, current);
    view["watched"] = watched_view(viewer, current, request);
    return Shown{"cases/case_public", std::move(view)};
}

Result<Answer> staff_case_page(const Request& request, const Viewer& viewer, const Case& current) {
    if (!viewer.seat) {
        return refuse(Why::NotAllowed, "cases.no_seat");
    }
    if (reader_of(viewer, current) != Reader::Staff) {
        if (watches_over(viewer, current)) {
            return public_case_page(request, viewer, current);
        }
        return refuse(Why::NotAllowed, "cases.not_your_case", {{"case", current.id.value}});
    }
    return Shown{"cases/work", staff_case_view(viewer, current, request)};
}

void staff_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/desk",
               Access::Staff,
               "What waits for the seat one acts from: `stage`, `category`, `place`.",
               [&routes](const Request& r) { return show_desk(r, routes); });
    routes.get("/desk.xlsx",
               Access::Staff,
               "What stands on one's desk as a spreadsheet.",
               [](const Request& r) { return give<desk_sheet>(r, "desk.xlsx"); });
    routes.get("/dispatch.xlsx",
               Access::Staff,
               "What came to the street as a spreadsheet.",
               [](const Request& r) { return give<dispatch_sheet>(r, "dispatch.xlsx"); });
    routes.get("/calls.xlsx",
               Access::Staff,
               "Residents to call back as a spreadsheet.",
               [](const Request& r) { return give<calls_sheet>(r, "calls.xlsx"); });
    routes.get("/dispatch",
               Access::Staff,
               "What came to the street: unrouted, escalated, supervised.",
               [](const Request& r) { return show<dispatch_view>(r, "cases/dispatch"); });
    routes.get("/calls", Access::Staff, "Residents to call back.", [](const Request& r) {
        return show<calls_view>(r, "cases/calls");
    });
    routes.get("/settings", Access::Staff, "How the street works.", [&routes](const Request& r) {
        auto shown = show<settings_view>(r, "cases/settings");
        if (shown) {
            // Rows {title, line, url} of the documents that this seat may change.
            auto& view = std::get<Shown>(*shown).view;
            view["documents"] = routes.rows_for("settings", r);
            view["has_documents"] = !view["documents"].empty();
        }
        return shown;
    });
    routes.get("/cases/{id}/photos/{photo}", Access::Staff, "A photo of a case.", photo);
    photo_routes(routes);
    auto act_route =
        web::posting("/cases/{id}/{act}",
                     Access::Staff,
                     "Does something with a case: acceptance, contact, work, answer, check, …",
                     do_act,
                     case_page);
    act_route.bounds = {body_bytes_max, {"photo", voices::photos_a_voice_max}};
    routes.add(std::move(act_route));
}

} // namespace cases
