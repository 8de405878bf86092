#include <algorithm>

#include "cases/cases.hpp"
#include "cases/routes_resident.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace cases {
namespace {

using nlohmann::json;
using web::Answer;
using web::Fields;
using web::Request;

constexpr std::size_t digits_max = 15;

// The body of a report with the scan of a paper form; without one it is far smaller.
constexpr std::size_t report_body_bytes_max = 11 * 1024 * 1024;
constexpr std::string_view scan_field = "scan";
constexpr std::string_view answer_prefix = "answer_";
// The hidden field by which a report from our own page is known: a person there is shown similar
// cases once before anything is recorded, a program never.
constexpr std::string_view page_field = "page";
constexpr std::string_view similar_seen_field = "similar_seen";
constexpr std::string_view questions_of_field = "questions_of"; // Whose the page showed: a code.

// Where it is: the narrowest place that was understood, and what was typed beyond it.
struct Where {
    places::PlaceId place;
    std::string exactly;
};

std::int64_t number_in(const std::string& typed) {
    const bool is_number =
        !typed.empty() && typed.size() <= digits_max &&
        std::ranges::all_of(typed, [](char each) { return each >= '0' && each <= '9'; });
    return is_number ? std::stoll(typed) : 0;
}

std::string joined_lines(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + "\n" + second;
}

// What two ways of writing one address have in common.
std::string bare(std::string typed) {
    typed = text::normalise(typed);
    for (const std::string_view part : {" ", "-", "号", "室", "楼"}) {
        for (auto at = typed.find(part); at != std::string::npos; at = typed.find(part, at)) {
            typed.erase(at, part.size());
        }
    }
    return typed;
}

// A 号 or 室 chosen from the list narrows the compound that was typed, as long as it lies in it.
places::PlaceId narrowed(const Request& request, const Fields& fields, places::PlaceId place) {
    const auto wide = places::above(*request.store, place);
    for (const char* field : {"dwelling", "entrance"}) {
        const places::PlaceId chosen{number_in(fields.get(field))};
        const auto path =
            chosen.value == 0 ? places::Path{} : places::above(*request.store, chosen);
        if (path.compound.value != 0 && path.compound == wide.compound) {
            return chosen;
        }
    }
    return place;
}

Where where_of(const Request& request, const Fields& fields) {
    const std::string& typed = fields.get("place");
    const std::string& exactly = fields.get("where_exactly");
    const places::PlaceId numbered{number_in(typed)};
    if (numbered.value != 0 && places::find(*request.store, numbered)) {
        return {numbered, exactly};
    }
    const auto found = places::find_by_words(*request.store, typed);
    if (!found) {
        return {{}, joined_lines(typed, exactly)};
    }
    const bool says_more = bare(typed) != bare(places::full_name(*request.store, *found));
    const bool is_name = typed == places::public_name(*request.store, *found);
    return {narrowed(request, fields, *found),
            joined_lines(says_more && !is_name ? typed : std::string(), exactly)};
}

Draft draft_of(const Request& request, const Fields& fields) {
    Draft draft;
    draft.words = fields.get("words");
    draft.category = fields.get("category");
    const auto kind = voices::read_kind(fields.get("kind"));
    draft.asks = kind ? *kind : std::nullopt;
    draft.place = where_of(request, fields).place;
    return draft;
}

bool may_take_in(const Viewer& viewer) {
    return viewer.seat && viewer.seat->powers.has(alliance::Power::Intake);
}

// A report taken down by staff for somebody on the telephone or at the counter.
base::Result<voices::Source> source_of(const Request& request) {
    const std::string& typed = request.form.get("source");
    if (typed.empty() || typed == "web") {
        return voices::Source::Web;
    }
    const auto source = text::named<voices::Source>(typed);
    if (source != voices::Source::Phone && source != voices::Source::Visit &&
        source != voices::Source::Paper) {
        return base::refuse(base::Why::Invalid, "report.source_unknown", {}, "source");
    }
    const auto seat = alliance::acting_with(request, alliance::Power::Intake);
    if (!seat) {
        return base::refusal_of(seat);
    }
    return *source;
}

base::Result<voices::RaiseVoice> read_report(const Request& request) {
    const auto source = source_of(request);
    if (!source) {
        return base::refusal_of(source);
    }
    const auto kind = voices::read_kind(request.form.get("kind"));
    if (!kind) {
        return base::refusal_of(kind);
    }
    const auto where = where_of(request, request.form);
    voices::RaiseVoice asked;
    asked.words = request.form.get("words");
    asked.asks = *kind;
    asked.category = request.form.get("category");
    asked.place = where.place;
    asked.where_exactly = where.exactly;
    asked.contact_name = request.form.get("contact_name");
    asked.contact_phone = request.form.get("contact_phone");
    asked.source = *source;
    for (const auto& [name, value] : request.form.fields()) {
        if (name.starts_with(answer_prefix)) {
            asked.answers.push_back({name.substr(answer_prefix.size()), value});
        }
    }
    return asked;
}

bool is_scan(const web::Upload& upload) {
    return upload.field == scan_field && !upload.bytes.empty();
}

// The paper form that staff type in, as a picture; empty when none came with it.
base::Result<std::string> scan_in(const Request& request, voices::Source source) {
    const auto scan = std::ranges::find_if(request.uploads, &is_scan);
    if (scan == request.uploads.end()) {
        return std::string();
    }
    if (source != voices::Source::Paper) {
        return base::refuse(
            base::Why::Invalid, "report.scan_of_paper_only", {}, std::string(scan_field));
    }
    auto picture = voices::prepare_photo(scan->bytes);
    if (!picture) {
        auto why = picture.error();
        why.field = scan_field;
        return tl::unexpected<base::Refusal>(std::move(why));
    }
    return picture;
}

// The report and the form it came on are recorded in one turn, or neither is.
base::Result<json> record_report(journal::Turn& turn,
                                 const voices::RaiseVoice& asked,
                                 CaseId joined,
                                 const std::string& scan) {
    const auto raised =
        joined.value == 0 ? voices::raise(turn, asked) : raise_and_join(turn, asked, joined);
    if (!raised) {
        return base::refusal_of(raised);
    }
    if (!scan.empty()) {
        const auto kept = voices::add_photo(turn, raised->voice, voices::Shows::Scan, scan);
        if (!kept) {
            return base::refusal_of(kept);
        }
    }
    return json{{"voice", raised->voice.value}, {"entry", raised->entry}};
}

bool has_seen(const std::string& seen, const json& similar) {
    const std::string all = "," + seen + ",";
    return std::ranges::all_of(similar, [&](const json& each) {
        return all.find("," + each["id"].dump() + ",") != std::string::npos;
    });
}

// Somebody at our own page is shown once what may be the same, before anything is recorded.
base::Result<bool> similar_was_seen(const Request& request) {
    if (!request.form.has(page_field) || !request.form.get("joins").empty() ||
        request.wants == web::Wants::Json) {
        return true;
    }
    const auto similar = similar_view(viewer_of(request), draft_of(request, request.form));
    if (!has_seen(request.form.get(similar_seen_field), similar)) {
        return base::refuse(base::Why::AlreadyDone, "report.similar_first", {}, "joins");
    }
    return true;
}

// Without scripts the page asks a category's questions once it was sent.
base::Result<bool> questions_were_seen(const Request& request) {
    const std::string& category = request.form.get("category");
    if (!request.form.has(page_field) || request.wants == web::Wants::Json ||
        request.form.get(questions_of_field) == category) {
        return true;
    }
    const auto known = voices::category(*request.store, category);
    if (known && !known->asked().empty()) {
        return base::refuse(base::Why::AlreadyDone, "report.questions_first", {}, "questions");
    }
    return true;
}

base::Result<Answer> give_receipt(const Request& request, const json& recorded) {
    const voices::VoiceId voice{recorded["voice"].get<std::int64_t>()};
    const auto answered_by = case_of(*request.store, voice);
    base::ensure(answered_by.has_value(), "a voice that was raised is answered by a case");
    const auto code = voices::tracking_code(*request.store, voice);
    return Answer(web::Created{"/slip/" + code,
                               {{"voice", voice.value},
                                {"case", answered_by->value},
                                {"tracking_code", code},
                                {"entry", recorded["entry"]}}});
}

base::Result<web::Command> take_report(const Request& request) {
    const auto asked = read_report(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    const auto joins = request.form.number("joins", 0, base::id_max);
    if (!joins) {
        return base::refusal_of(joins);
    }
    const auto readable = voices::check(*asked, request.now);
    if (!readable) {
        return base::refusal_of(readable);
    }
    const auto seen = similar_was_seen(request);
    if (!seen) {
        return base::refusal_of(seen);
    }
    const auto asked_all = questions_were_seen(request);
    if (!asked_all && joins->value_or(0) == 0) {
        return base::refusal_of(asked_all);
    }
    auto scan = scan_in(request, asked->source);
    if (!scan) {
        return base::refusal_of(scan);
    }
    const auto seat = alliance::acting(request);
    const CaseId joined{joins->value_or(0)};
    const auto work = [asked = *asked, joined, scan = std::move(*scan)](journal::Turn& turn) {
        return record_report(turn, asked, joined, scan);
    };
    return web::Command{seat ? seat->actor() : request.actor_without_seat(), work, give_receipt};
}

std::string ids_of(const json& similar) {
    std::string ids;
    for (const auto& each : similar) {
        ids += (ids.empty() ? "" : ",") + each["id"].dump();
    }
    return ids;
}

// What the page asks before it sends is no mistake of the resident's: it is said calmly on top,
// with the way to it.
void ask_first(json& view, const Request& request) {
    const std::string field = request.refusal == nullptr ? "" : request.refusal->field;
    view["asked_first"] = nullptr;
    const bool is_asked = field == "questions" ||
                          (field == "joins" && request.refusal->key == "report.similar_first");
    if (is_asked) {
        view["asked_first"] = {{"sentence", request.words->say(*request.refusal)},
                               {"at", field == "joins" ? "similar" : "questions"}};
        view["refusal"] = "";
        view[field + "_refusal"] = "";
    }
}

// What was typed comes back; a place that was picked, by its name.
void fill_typed(json& view, const Viewer& viewer, const Draft& draft, const Fields& fields) {
    for (const char* name : {"words",
                             "place",
                             "where_exactly",
                             "category",
                             "kind",
                             "contact_name",
                             "contact_phone",
                             "source",
                             "joins"}) {
        view[name] = fields.get(name);
    }
    if (number_in(fields.get("place")) != 0 && draft.place.value != 0) {
        view["place"] = places::full_name(viewer.store, draft.place);
    }
}

void fill_similar(json& view, const Request& request, const Fields& fields) {
    const bool shows_similar =
        request.refusal != nullptr && request.refusal->key == "report.similar_first";
    view["similar_seen"] = shows_similar ? ids_of(view["similar"]) : "";
    for (auto& each : view["similar"]) {
        each["is_joined"] = each["id"].dump() == fields.get("joins");
    }
    view["has_similar"] = shows_similar && !view["similar"].empty();
}

// The form, empty or as it was typed.
json report_view(const Request& request) {
    const Viewer viewer = viewer_of(request);
    const Fields& fields = request.method == web::Method::Post ? request.form : request.query;
    const auto draft = draft_of(request, fields);
    json view = draft_view(viewer, draft);
    const bool takes_in = view["may_take_in"] = may_take_in(viewer);
    view["title"] = viewer.words.say(takes_in ? "report.title_for_resident" : "report.title");
    fill_typed(view, viewer, draft, fields);
    fill_similar(view, request, fields);
    fill_questions(view, request, fields);
    view["has_entrances"] = !view["entrances"].empty();
    view["has_dwellings"] = !view["dwellings"].empty();
    view["category_groups"] = category_groups(viewer, draft.category, CategoryChoices::OfReports);
    view["kinds"] = kind_choices(viewer, fields.get("kind"));
    view["compounds"] = json::array();
    for (const auto& compound : places::compounds(viewer.store)) {
        view["compounds"].push_back({{"name", compound.name}});
    }
    // Their {names} are filled in the browser.
    view["words_left"] = viewer.words.say("report.words_left");
    view["photos_sending"] = viewer.words.say("report.photos_sending");
    for (const std::string source : {"phone", "visit", "paper"}) {
        view["is_" + source] = fields.get("source") == source;
    }
    view["is_elder"] = request.is_elder_version;
    view["committee"] = committee_view(viewer, draft.place);
    show_refusal(view,
                 request,
                 {"words",
                  "category",
                  "kind",
                  "place",
                  "where_exactly",
                  "contact_name",
                  "contact_phone",
                  "source",
                  "scan",
                  "questions"});
    ask_first(view, request);
    view["scan_again"] = std::ranges::any_of(request.uploads, &is_scan);
    const bool must_ring = request.refusal != nullptr && request.refusal->key == "voices.ring_now";
    view["ring_number"] = must_ring ? request.refusal->arguments.front().value : "";
    return view;
}

base::Result<Answer> show_report(const Request& request) {
    return Answer(web::Shown{"cases/report", report_view(request)});
}

base::Result<Answer> show_draft(const Request& request) {
    return Answer(web::Shown{"", draft_view(viewer_of(request), draft_of(request, request.query))});
}

} // namespace

void report_routes(web::Routes& routes) {
    routes.get("/report",
               web::Access::Anyone,
               "The form for a report; `place`, `category` and `words` may be given.",
               show_report);
    routes.get(
        "/cases/similar",
        web::Access::Anyone,
        "What follows from a report while it is typed (`place`, `words`, `category`): similar "
        "open cases, the suggested category, who would answer by when.",
        show_draft);
    auto report_route = web::posting(
        "/voices",
        web::Access::Anyone,
        "Raises a voice: `words`, and as far as known `place`, `where_exactly`, `category`, "
        "`kind`, `answer_KEY` to what the category asks, `contact_name`, `contact_phone`, "
        "`joins`; staff also `source`, and of a paper form its `scan`: JPEG, PNG or WebP.",
        take_report,
        show_report);
    report_route.bounds = {report_body_bytes_max,
                           {std::string(scan_field), 1, "report.photo_afterwards"}};
    routes.add(std::move(report_route));
}

} // namespace cases
