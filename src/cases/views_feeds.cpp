#include "cases/views_feeds.hpp"

#include <array>

#include "cases/lists.hpp"
#include "feeds/atom.hpp"
#include "office/office.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;
using sheets::Cell;
using sheets::Holds;

constexpr std::string_view atom_media = "application/atom+xml";

std::string address_of_case(CaseId id) {
    return "/cases/" + std::to_string(id.value);
}

feeds::Feed feed_about(const web::Request& request, const std::string& thing) {
    feeds::Feed feed;
    feed.id = urn_of(*request.store, thing);
    feed.language = text::tag(request.language);
    feed.author = alliance::street(*request.store).name;
    feed.self = request.site + request.path;
    return feed;
}

feeds::Entry answer_entry(const web::Request& request, const Viewer& anybody, const Case& current) {
    const auto row = case_view(anybody, current);
    feeds::Entry entry;
    entry.id = urn_of(anybody.store, "answer:" + std::to_string(current.id.value));
    entry.title = row["title"];
    if (const std::string place = row["place"]; !place.empty()) {
        entry.title += " · " + place;
    }
    entry.published = current.received;
    entry.updated = current.ended_at.value_or(current.received);
    entry.url = request.site + address_of_case(current.id);
    entry.category = current.category;
    entry.category_name = row["category"]["name"];
    if (row["answer"].is_object()) {
        entry.content = row["answer"]["words"];
        entry.author = row["answer"]["office"];
    }
    return entry;
}

// A step that gave the public answer says it.
std::string content_of(const json& step, const json& answer, journal::Sequence answered_in) {
    if (answer.is_object() && step["entry"] == answered_in) {
        return answer["words"];
    }
    return step["detail"].is_string() ? step["detail"].get<std::string>() : std::string();
}

json feature_of(const web::Request& request, const Viewer& anybody, const Case& current) {
    auto properties = row_view(anybody, current);
    properties["url"] = request.site + address_of_case(current.id);
    properties["ended"] = current.ended_at ? moment_view(anybody, *current.ended_at) : json();
    return {{"type", "Feature"},
            {"id", current.id.value},
            {"geometry", nullptr},
            {"properties", std::move(properties)}};
}

// What a column of the open data holds, in its own words: names stay the same in both languages, so
// that a program reads either.
struct OpenColumn {
    const char* name;
    Holds holds;
    const char* title; // "feeds.column_…"
};

constexpr std::array open_columns = {
    OpenColumn{"case", Holds::Number, "feeds.column_case"},
    OpenColumn{"received", Holds::Time, "feeds.column_received"},
    OpenColumn{"place", Holds::Text, "feeds.column_place"},
    OpenColumn{"category", Holds::Text, "feeds.column_category"},
    OpenColumn{"asks", Holds::Text, "feeds.column_asks"},
    OpenColumn{"stage", Holds::Text, "feeds.column_stage"},
    OpenColumn{"handler", Holds::Text, "feeds.column_handler"},
    OpenColumn{"owner", Holds::Text, "feeds.column_owner"},
    OpenColumn{"due", Holds::Time, "feeds.column_due"},
    OpenColumn{"contacted", Holds::Time, "feeds.column_contacted"},
    OpenColumn{"answered", Holds::Time, "feeds.column_answered"},
    OpenColumn{"ended", Holds::Time, "feeds.column_ended"},
    OpenColumn{"round", Holds::Number, "feeds.column_round"},
    OpenColumn{"followers", Holds::Number, "feeds.column_followers"},
    OpenColumn{"title", Holds::Text, "feeds.column_title"}};

Cell open_moment(const std::optional<Moment>& moment) {
    return moment ? Cell(*moment) : Cell();
}

std::vector<Cell> open_cells(const Viewer& anybody, const Case& current) {
    return {current.id.value,
            current.received,
            places::public_name(anybody.store, current.place),
            current.category,
            std::string(voices::name_of(current.asks)),
            std::string(text::name_of(current.stage)),
            unit_name(anybody, current.handler),
            unit_name(anybody, current.owner),
            current.whole_due,
            open_moment(current.contacted_at),
            open_moment(current.answered_at),
            open_moment(current.ended_at),
            static_cast<std::int64_t>(current.round),
            static_cast<std::int64_t>(current.followers),
            title_of(anybody, current)};
}

const char* type_of(Holds holds) {
    switch (holds) {
        case Holds::Text:
            return "string";
        case Holds::Number:
            return "integer";
        case Holds::Day:
            return "date";
        case Holds::Time:
            break;
    }
    return "datetime";
}

std::string path_of_part(std::int64_t part) {
    return std::to_string(part) + "/cases.csv";
}

// "1–1,000"
std::string numbers_in(std::int64_t part) {
    return grouped((part - 1) * cases_a_part + 1) + "–" + grouped(part * cases_a_part);
}

} // namespace

Viewer as_anybody(const web::Request& request) {
    return {*request.store,
            *request.words,
            request.now,
            office::working_days(*request.store),
            Reader::Anyone,
            std::nullopt};
}

std::string urn_of(store::Connection& store, const std::string& thing) {
    return "urn:songyuan:" + alliance::street(store).code + ":" + thing;
}

std::string answers_feed(const web::Request& request) {
    const auto anybody = as_anybody(request);
    auto feed = feed_about(request, "answers");
    feed.title = request.words->say("feeds.answers");
    feed.url = request.site + "/cases";
    for (const auto& current : answered_lately(*request.store, answers_in_feed_max)) {
        feed.entries.push_back(answer_entry(request, anybody, current));
    }
    return feeds::write_atom(feed);
}

std::string case_feed(const web::Request& request, const Case& current) {
    const auto anybody = as_anybody(request);
    const auto view = case_view(anybody, current);
    auto feed = feed_about(request, "case:" + std::to_string(current.id.value));
    feed.title = request.words->say(
        "feeds.case", {{"case", current.id.value}, {"title", view["title"].get<std::string>()}});
    feed.url = request.site + address_of_case(current.id);
    feed.updated = current.received;
    for (const auto& step : view["timeline"]) {
        const auto number = std::to_string(step["entry"].get<std::int64_t>());
        const auto at = calendar::parse_moment(step["moment"]["at"].get<std::string>());
        feeds::Entry entry;
        entry.id = urn_of(*request.store, "entry:" + number);
        entry.title = step["sentence"];
        entry.published = at.value();
        entry.updated = at.value();
        entry.url = feed.url;
        entry.content = content_of(step, view["answer"], current.answer_entry);
        entry.category = step["kind"];
        entry.category_name = step["kind"];
        entry.author = step["office"];
        feed.entries.push_back(std::move(entry));
    }
    return feeds::write_atom(feed);
}

Features features_asked_for(const web::Request& request, ListAsked asked) {
    const auto anybody = as_anybody(request);
    json features = json::array();
    asked.limit = cases_a_page_max - 1; // One more is read, to see whether there are more.
    do {
        const auto found = cases_asked_for(anybody, asked);
        for (const auto& current : found.cases) {
            features.push_back(feature_of(request, anybody, current));
        }
        asked.before = found.next;
    } while (asked.before && features.size() + cases_a_page_max <= features_max);
    return {{{"type", "FeatureCollection"}, {"features", std::move(features)}}, asked.before};
}

std::int64_t count_parts(store::Connection& store) {
    Filter filter;
    filter.limit = 1;
    const auto newest = list(store, filter);
    return newest.empty() ? 0 : (newest.front().id.value - 1) / cases_a_part + 1;
}

sheets::Sheet part_of_cases(const Viewer& anybody, std::int64_t part) {
    sheets::Sheet sheet{"cases", {}, {}, anybody.now};
    for (const auto& column : open_columns) {
        sheet.columns.push_back({column.name, column.holds});
    }
    const std::int64_t first = (part - 1) * cases_a_part + 1;
    Filter filter;
    filter.before = CaseId{first + cases_a_part};
    filter.limit = cases_a_page_max;
    while (filter.before->value > first) {
        const auto found = list(anybody.store, filter);
        for (const auto& current : found) {
            if (current.id.value >= first) {
                sheet.rows.push_back(open_cells(anybody, current));
            }
        }
        filter.before = found.empty() ? CaseId{} : found.back().id;
    }
    return sheet;
}

json table_schema_view() {
    json fields = json::array();
    for (const auto& column : open_columns) {
        fields.push_back({{"name", column.name},
                          {"type", type_of(column.holds)},
                          {"constraints", {{"required", false}}}});
        if (column.holds == Holds::Time) {
            fields.back()["format"] = "%Y-%m-%dT%H:%M:%S%z";
        }
    }
    fields.front()["constraints"] = {{"required", true}, {"unique", true}};
    return {{"fields", std::move(fields)},
            {"primaryKey", "case"},
            {"missingValues", json::array({""})}};
}

json data_package_view(const web::Request& request) {
    json resources = json::array();
    const auto parts = count_parts(*request.store);
    for (std::int64_t part = 1; part <= parts; ++part) {
        resources.push_back(
            {{"name", "cases-" + std::to_string(part)},
             {"path", path_of_part(part)},
             {"profile", "tabular-data-resource"},
             {"title", request.words->say("feeds.part", {{"cases", numbers_in(part)}})},
             {"format", "csv"},
             {"mediatype", "text/csv"},
             {"encoding", "utf-8"},
             {"schema", "schema.json"}});
    }
    return {
        {"profile", "data-package"},
        {"name", "songyuan-" + alliance::street(*request.store).code},
        {"title",
         request.words->say("feeds.package", {{"street", alliance::street(*request.store).name}})},
        {"description", request.words->say("feeds.package_about")},
        {"homepage", request.site + "/open-data"},
        {"resources", std::move(resources)}};
}

json open_data_view(const web::Request& request) {
    const auto& words = *request.words;
    json parts = json::array();
    for (auto part = count_parts(*request.store); part > 0; --part) {
        parts.push_back({{"href", "/open-data/" + path_of_part(part)},
                         {"name", words.say("feeds.part", {{"cases", numbers_in(part)}})}});
    }
    json columns = json::array();
    for (const auto& column : open_columns) {
        columns.push_back({{"name", column.name}, {"about", words.say(column.title)}});
    }
    return {{"title", words.say("feeds.open_data")},
            {"has_parts", !parts.empty()},
            {"parts", std::move(parts)},
            {"columns", std::move(columns)},
            {"alternates", feeds_of_list(words)}};
}

json feeds_of_list(const text::Catalogue& words) {
    return {{{"type", atom_media}, {"href", "/answers.atom"}, {"name", words.say("feeds.answers")}},
            {{"type", "application/geo+json"},
             {"href", "/cases.geojson"},
             {"name", words.say("feeds.features")}}};
}

json feeds_of_case(const text::Catalogue& words, CaseId id) {
    return json::array({{{"type", atom_media},
                         {"href", address_of_case(id) + "/atom"},
                         {"name", words.say("feeds.this_case")}}});
}

} // namespace cases
