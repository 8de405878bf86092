
#include "cases/cases.hpp"
#include "cases/lists.hpp"
#include "cases/routes.hpp"
#include "cases/routes_resident.hpp"
#include "cases/search.hpp"
#include "cases/views_feeds.hpp"
#include "cases/views_resident.hpp"
#include "cases/views_sheets.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;
using nlohmann::json;
using web::Answer;
using web::Request;

constexpr std::size_t words_characters_max = 100;
constexpr int limit_default = 30;

base::Result<std::optional<Stage>> stage_of(const std::string& typed) {
    if (typed.empty()) {
        return std::optional<Stage>();
    }
    const auto stage = text::named<Stage>(typed);
    if (!stage) {
        return refuse(Why::Invalid,
                      "cases.bad_filter",
                      {{"value", text::shorten(typed, words_characters_max)}},
                      "stage");
    }
    return stage;
}

base::Result<std::string> category_of(store::Connection& connection, const std::string& typed) {
    if (!typed.empty() && !voices::category(connection, typed) &&
        voices::category_name(connection, typed, text::Language::Chinese) == typed) {
        return refuse(Why::Invalid,
                      "cases.bad_filter",
                      {{"value", text::shorten(typed, words_characters_max)}},
                      "category");
    }
    return typed;
}

// A place by its number or by words; a finer one stands for its compound.
base::Result<places::PlaceId> place_of(const Request& request) {
    const std::string& typed = request.query.get("place");
    if (typed.empty()) {
        return places::PlaceId{};
    }
    const auto number = request.query.number("place", 1, base::id_max);
    const auto found =
        number && *number
            ? places::PlaceId{**number}
            : places::find_by_words(*request.store, typed).value_or(places::PlaceId{});
    const auto path = places::above(*request.store, found);
    const auto coarse = path.compound.value != 0 ? path.compound : path.committee;
    if (coarse.value == 0) {
        return refuse(Why::Invalid,
                      "list.no_such_place",
                      {{"value", text::shorten(typed, words_characters_max)}},
                      "place");
    }
    return coarse;
}

base::Result<std::string> words_asked(const std::string& typed) {
    if (typed.empty()) {
        return typed;
    }
    if (!text::is_utf8(typed) || text::length(typed) > words_characters_max) {
        return refuse(Why::TooLarge, "list.words_too_long", {{"most", words_characters_max}}, "q");
    }
    auto words = text::tidy(typed);
    if (!words.empty() && text::query_tokens(words).empty()) {
        return refuse(Why::Invalid, "list.words_too_short", {}, "q");
    }
    return words;
}

} // namespace

base::Result<ListAsked> read_list(const Request& request) {
    auto words = words_asked(request.query.get("q"));
    if (!words) {
        return base::refusal_of(words);
    }
    const bool is_suspended = request.query.get("stage") == "suspended";
    const auto stage = stage_of(is_suspended ? "" : request.query.get("stage"));
    if (!stage) {
        return base::refusal_of(stage);
    }
    auto category = category_of(*request.store, request.query.get("category"));
    if (!category) {
        return base::refusal_of(category);
    }
    const auto place = place_of(request);
    if (!place) {
        return base::refusal_of(place);
    }
    const auto limit = request.query.number("limit", 1, cases_a_page_max);
    if (!limit) {
        return base::refusal_of(limit);
    }
    const auto before = request.query.number("before", 1, base::id_max);
    if (!before) {
        return base::refusal_of(before);
    }
    ListAsked asked;
    asked.words = std::move(*words);
    asked.stage = *stage;
    asked.is_suspended = is_suspended;
    asked.category = std::move(*category);
    asked.place = *place;
    asked.place_typed = request.query.get("place");
    asked.limit = static_cast<int>(limit->value_or(limit_default));
    asked.before = *before ? std::optional(CaseId{**before}) : std::nullopt;
    return asked;
}

namespace {

// A filter that can't be read is said beside its field; the rest of the page stays.
Answer refused_list(const Request& request, const base::Refusal& refusal) {
    Request again = request;
    again.refusal = &refusal;
    ListAsked nothing;
    nothing.limit = limit_default;
    json view = list_view(viewer_of(request), nothing);
    view["cases"] = json::array();
    view["next_href"] = "";
    view["sheet_href"] = "";
    view["stopped_early"] = "";
    view["is_empty"] = false;
    view["q"] = text::shorten(request.query.get("q"), words_characters_max);
    view["place"] = text::shorten(request.query.get("place"), words_characters_max);
    show_refusal(view, again, {"q", "place"});
    view["refusal"] = request.words->say(refusal);
    return web::Shown{"cases/list", std::move(view), 422};
}

base::Result<Answer> show_list(const Request& request) {
    const auto asked = read_list(request);
    if (!asked) {
        return request.wants == web::Wants::Json
                   ? base::Result<Answer>(base::refusal_of(asked))
                   : base::Result<Answer>(refused_list(request, asked.error()));
    }
    json view = list_view(viewer_of(request), *asked);
    show_refusal(view, request, {"q", "place"});
    view["alternates"] = feeds_of_list(*request.words);
    web::Shown shown{"cases/list", std::move(view)};
    const auto& next = shown.view["next_href"].get_ref<const std::string&>();
    if (!next.empty()) {
        const auto above = request.path + next.substr(next.find('?')); // A program stays in JSON.
        shown.headers.emplace("Link", "<" + above + ">; rel=\"next\"");
    }
    return Answer(std::move(shown));
}

base::Result<Answer> give_list(const Request& request) {
    const auto asked = read_list(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return Answer(web::File{std::string(sheets::content_type),
                            sheets::write_workbook(cases_sheet(viewer_of(request), *asked)),
                            "cases.xlsx"});
}

base::Result<Answer> show_case(const Request& request) {
    const CaseId id{request.parameter_id(0)};
    const auto current = find(*request.store, id);
    if (!current) {
        return refuse(Why::NotFound,
                      "cases.no_such_case",
                      {{"case", request.parameters.empty() ? "" : request.parameters[0]}});
    }
    const Viewer viewer = viewer_of(request);
    if (reader_of(viewer, *current) == Reader::Staff) {
        return staff_case_page(request, viewer, *current);
    }
    return public_case_page(request, viewer, *current);
}

} // namespace

void list_routes(web::Routes& routes) {
    routes.get("/cases",
               web::Access::Anyone,
               "Cases, newest first: `q`, `stage`, `category`, `place`, `limit`, `before`. Anybody "
               "reads what is public of them; who has a seat reads more.",
               show_list);
    routes.get("/cases.xlsx",
               web::Access::Anyone,
               "The same cases as a spreadsheet: `q`, `stage`, `category`, `place`.",
               give_list);
    routes.get("/cases/{id}",
               web::Access::Anyone,
               "One case: anybody reads stage, dates, public line and public answer.",
               show_case);
}

} // namespace cases
