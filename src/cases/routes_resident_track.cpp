#include <algorithm>

#include "cases/cases.hpp"
#include "cases/covering.hpp"
#include "cases/routes_resident.hpp"
#include "cases/views_resident.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Request;

constexpr std::size_t photo_body_bytes_max = 11 * 1024 * 1024;
constexpr int photos_left_max = voices::photos_a_voice_max;

// Whoever has the code has the voice: it can't be guessed, and is the only proof a resident needs.
base::Result<Tracked> find_tracked(store::Connection& connection, const std::string& typed) {
    const auto id = voices::find_by_tracking_code(connection, typed);
    const auto voice = id ? voices::find(connection, *id) : std::optional<voices::Voice>();
    const auto answered_by = voice ? case_of(connection, voice->id) : std::optional<CaseId>();
    auto current = answered_by ? find(connection, *answered_by) : std::optional<Case>();
    if (!current) {
        return refuse(Why::NotFound, "track.no_such_code", {}, "code");
    }
    const auto speaker = speaker_of(connection, *current);
    return Tracked{
        *voice, std::move(*current), voices::tracking_code(connection, voice->id), speaker};
}

base::Result<Tracked> tracked_in(const Request& request) {
    return find_tracked(*request.store, request.parameters.front());
}

base::Result<Answer> show_entering(const Request& request) {
    json view = {{"title", request.words->say("track.enter_title")},
                 {"code", request.form.get("code")}};
    show_refusal(view, request, {"code"});
    return Answer(web::Shown{"cases/track_enter", std::move(view)});
}

// Changes nothing: a form's address may stand in no history and no log, so it is posted.
base::Result<web::Command> enter(const Request& request) {
    const auto tracked = find_tracked(*request.store, request.form.get("code"));
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    return web::Command{journal::resident(),
                        [](journal::Turn&) { return base::Result<json>(json::object()); },
                        [code = tracked->code](const Request&, const json&) {
                            return base::Result<Answer>(web::Redirect{"/track/" + code});
                        }};
}

// A form that was refused stays open; for the elder version nothing is folded.
void open_forms(json& view, const Request& request) {
    view["is_elder"] = request.is_elder_version;
    for (const std::string form : {"words", "photo", "note", "reason"}) {
        view[form + "_open"] = request.is_elder_version || view[form + "_refusal"] != "";
    }
    view["contact_open"] = request.is_elder_version || view["contact_name_refusal"] != "" ||
                           view["contact_phone_refusal"] != "" ||
                           view["contact_email_refusal"] != "";
}

base::Result<Answer> show_tracked(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    json view = track_view(viewer_of(request), *tracked);
    for (const char* name :
         {"words", "note", "reason", "contact_name", "contact_phone", "contact_email"}) {
        view[std::string(name) + "_typed"] = request.form.get(name);
    }
    if (request.form.fields().empty()) {
        view["contact_name_typed"] = view["mine"]["contact_name"];
        view["contact_phone_typed"] = view["mine"]["contact_phone"];
        view["contact_email_typed"] = view["mine"]["contact_email"];
    }
    view["has_email"] = view["mine"]["contact_email"] != "" || view["contact_email_typed"] != "";
    show_refusal(view,
                 request,
                 {"words",
                  "photo",
                  "note",
                  "outcome",
                  "reason",
                  "contact_name",
                  "contact_phone",
                  "contact_email"});
    open_forms(view, request);
    return Answer(web::Shown{"cases/track", std::move(view)});
}

base::Result<Answer> show_slip(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    const auto left = request.query.number("photos_left", 0, photos_left_max);
    if (!left) {
        return base::refusal_of(left);
    }
    const Viewer viewer = viewer_of(request);
    json view = slip_view(viewer, *tracked, request.site);
    view["is_elder"] = request.is_elder_version;
    Draft draft;
    if (const auto words = voices::words_of(viewer.store, tracked->voice.id)) {
        draft.words = words->words;
    }
    view["ring_now"] = draft_view(viewer, draft)["ring_now"];
    view["photos_left"] = left->value_or(0) == 0
                              ? ""
                              : viewer.words.say("track.photos_left", {{"number", left->value()}});
    return Answer(web::Shown{"cases/slip", std::move(view)});
}

base::Result<Answer> show_photo(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    const voices::PhotoId id{request.parameter_id(1)};
    const auto photo = voices::find_photo(*request.store, id);
    const bool is_mine = photo && photo->voice == tracked->voice.id &&
                         photo->shows != voices::Shows::Evidence; // That is for staff.
    const bool is_of_the_work =
        photo && photo->voice == tracked->current.voice && photo->shows == voices::Shows::Work;
    const bool sees_it_whole = is_mine || (is_of_the_work && !is_covered(*request.store, id));
    const auto bytes = sees_it_whole    ? voices::photo(*request.store, id)
                       : is_of_the_work ? covered_photo(*request.store, id)
                                        : std::nullopt;
    if (!bytes) {
        return refuse(Why::NotFound, "track.no_such_photo");
    }
    return Answer(web::File{"image/jpeg", *bytes, ""});
}

// After what somebody did with their own voice they are back where they did it.
web::Command then_back(const Request& request, const Tracked& tracked, journal::Work work) {
    const auto seat = alliance::acting(request);
    return {seat ? seat->actor() : request.actor_without_seat(),
            std::move(work),
            [code = tracked.code](const Request&, const json&) {
                return base::Result<Answer>(web::Redirect{"/track/" + code});
            }};
}

template <class Value>
base::Result<json> done(const base::Result<Value>& result) {
    return result ? base::Result<json>(json::object()) : base::refusal_of(result);
}

base::Result<std::optional<Outcome>> outcome_of(const std::string& typed) {
    const auto outcome = text::named<Outcome>(typed);
    if (!outcome) {
        return refuse(Why::Invalid, "track.outcome_missing", {}, "outcome");
    }
    return outcome;
}

base::Result<web::Command> rate(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    if (tracked->is_follower()) {
        return refuse(Why::NotAllowed, "track.only_the_first");
    }
    const auto outcome = outcome_of(request.form.get("outcome"));
    const auto seen = request.form.number("seen", 0, base::id_max);
    if (!outcome || !seen) {
        return outcome ? base::refusal_of(seen) : base::refusal_of(outcome);
    }
    AskAct asked;
    asked.id = tracked->current.id;
    asked.act = Act::Rate;
    asked.seen = *seen;
    asked.outcome = *outcome;
    asked.note = request.form.get("note");
    return then_back(request, *tracked, [asked](journal::Turn& turn) {
        return done(act_as_reporter(turn, asked));
    });
}

base::Result<web::Command> add_words(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    return then_back(
        request,
        *tracked,
        [voice = tracked->voice.id, words = request.form.get("words")](journal::Turn& turn) {
            return done(voices::add_words(turn, voice, words));
        });
}

base::Result<web::Command> add_photo(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    const auto chosen = std::ranges::find_if(request.uploads, [](const web::Upload& upload) {
        return upload.field == "photo" && !upload.bytes.empty();
    });
    if (chosen == request.uploads.end()) {
        return refuse(Why::Invalid, "track.photo_missing", {}, "photo");
    }
    auto photo = voices::prepare_photo(chosen->bytes);
    if (!photo) {
        return base::refusal_of(photo);
    }
    return then_back(request,
                     *tracked,
                     [voice = tracked->voice.id, photo = std::move(*photo)](journal::Turn& turn) {
                         return done(voices::add_photo(turn, voice, voices::Shows::Concern, photo));
                     });
}

base::Result<web::Command> correct_contact(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    const voices::Contact contact{request.form.get("contact_name"),
                                  request.form.get("contact_phone"),
                                  request.form.get("contact_email")};
    return then_back(request, *tracked, [voice = tracked->voice.id, contact](journal::Turn& turn) {
        return done(voices::correct_contact(turn, voice, contact));
    });
}

// Whoever opened the case ends it; whoever joined takes back their own voice only.
base::Result<web::Command> withdraw(const Request& request) {
    const auto tracked = tracked_in(request);
    if (!tracked) {
        return base::refusal_of(tracked);
    }
    AskAct asked;
    asked.id = tracked->current.id;
    asked.act = Act::Withdraw;
    asked.reason = request.form.get("reason");
    return then_back(request,
                     *tracked,
                     [asked, voice = tracked->voice.id, is_follower = tracked->is_follower()](
                         journal::Turn& turn) {
                         return is_follower ? done(voices::withdraw(turn, voice, asked.reason))
                                            : done(act_as_reporter(turn, asked));
                     });
}

void add_act(web::Routes& routes, const char* noun, const char* summary, web::Writing write) {
    routes.post(std::string("/track/{code}/") + noun,
                web::Access::Anyone,
                summary,
                std::move(write),
                show_tracked);
}

} // namespace

void track_routes(web::Routes& routes) {
    routes.get("/track", web::Access::Anyone, "Where the tracking code is typed.", show_entering);
    routes.post("/track",
                web::Access::Anyone,
                "Finds the report of a tracking `code`.",
                enter,
                show_entering);
    routes.get("/track/{code}",
               web::Access::Anyone,
               "Where one's own report stands, who acts next and by when, the answer.",
               show_tracked);
    routes.get("/slip/{code}",
               web::Access::Anyone,
               "The slip of a report, to print: number, code, deadlines, entry in the record.",
               show_slip);
    routes.get("/track/{code}/photos/{id}",
               web::Access::Anyone,
               "A photo of one's own report, or of the work that was done about it.",
               show_photo);
    add_act(routes,
            "rating",
            "Says whether it is solved: `outcome` satisfied, basically or dissatisfied, `note`.",
            rate);
    add_act(routes, "words", "Adds `words` to one's own report.", add_words);
    add_act(routes,
            "contact",
            "Corrects `contact_name`, `contact_phone` and `contact_email`; empty: none any more.",
            correct_contact);
    add_act(routes, "withdrawal", "Takes one's own report back, with a `reason`.", withdraw);
    auto photo =
        web::posting("/track/{code}/photos",
                     web::Access::Anyone,
                     "Adds a `photo` to one's own report: JPEG, PNG or WebP, one a request.",
                     add_photo,
                     show_tracked);
    photo.bounds = {photo_body_bytes_max, {"photo"}};
    routes.add(std::move(photo));
}

} // namespace cases
