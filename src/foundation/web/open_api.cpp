#include "web/open_api.hpp"

#include <algorithm>
#include <cctype>

#include "web/matching.hpp"
#include "web/open_api_components.hpp"
#include "web/open_api_examples.hpp"

namespace web {
namespace {

using nlohmann::json;

constexpr std::string_view json_media = "application/json";
constexpr std::string_view form_media = "application/x-www-form-urlencoded";
constexpr std::string_view multipart_media = "multipart/form-data";

constexpr const char* about =
    "Each GET of a page answers its view as JSON at the same address with `.json` behind it, or "
    "with `Accept: application/json`; JSON holds exactly what the page shows this asker. "
    "Sentences are in Chinese, or in English with `Accept-Language: en`. "
    "A GET has an `ETag` up to 200 KiB. "
    "Lists name their next page in `Link: rel=\"next\"`. Moments are ISO 8601 with their zone.";

json schema_with(const Taken& taken) {
    json schema = taken.schema;
    if (!taken.about.empty() && !schema.contains("$ref")) {
        schema["description"] = taken.about;
    }
    if (!taken.example.is_null()) {
        schema["examples"] = json::array({taken.example});
    }
    return schema;
}

json parameter(const Taken& taken, const char* where) {
    json parameter = {{"name", taken.name}, {"in", where}, {"schema", taken.schema}};
    if (!taken.about.empty()) {
        parameter["description"] = taken.about;
    }
    if (!taken.example.is_null()) {
        parameter["example"] = taken.example;
    }
    if (taken.need == Need::Required || std::string_view(where) == "path") {
        parameter["required"] = true;
    }
    return parameter;
}

std::vector<std::string> names_of_places(const std::string& pattern) {
    std::vector<std::string> names;
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
        names.push_back(pattern.substr(at + 1, pattern.find('}', at) - at - 1));
    }
    return names;
}

// What no room describes by itself is named in the summary, between backticks.
std::vector<Taken> named_in(const Routes& routes, const Route& route) {
    std::string_view summary = route.summary;
    std::vector<Taken> named;
    while (true) {
        const auto begin = summary.find('`');
        const auto end = begin == std::string_view::npos ? begin : summary.find('`', begin + 1);
        if (end == std::string_view::npos) {
            return named;
        }
        const auto name = summary.substr(begin + 1, end - begin - 1);
        const bool is_name = !name.empty() && std::ranges::all_of(name, [](char each) {
            return each == '_' || (each >= 'a' && each <= 'z');
        });
        if (is_name && name != route.bounds.files.field &&
            std::ranges::find(named, name, &Taken::name) == named.end()) {
            named.push_back(routes.value_named(route.pattern, name));
        }
        summary.remove_prefix(end + 1);
    }
}

std::vector<Taken> fields_of(const Routes& routes, const Route& route) {
    const bool is_described =
        !route.description.fields.empty() || !route.description.uploads.empty();
    return is_described ? route.description.fields : named_in(routes, route);
}

std::vector<Taken> query_of(const Routes& routes, const Route& route) {
    const bool is_asked = route.method == Method::Get && route.description.query.empty();
    return is_asked ? named_in(routes, route) : route.description.query;
}

json parameters_of(const Routes& routes, const Route& route) {
    json parameters = json::array();
    for (const auto& name : names_of_places(route.pattern)) {
        const auto& told = route.description.places;
        const auto place = std::ranges::find(told, name, &Taken::name);
        parameters.push_back(parameter(
            place == told.end() ? routes.value_named(route.pattern, name) : *place, "path"));
    }
    for (const auto& taken : query_of(routes, route)) {
        parameters.push_back(parameter(taken, "query"));
    }
    if (route.method != Method::Get) {
        parameters.push_back({{"$ref", "#/components/parameters/once"}});
        parameters.push_back({{"$ref", "#/components/parameters/csrf"}});
    }
    return parameters;
}

void add_properties(json& schema, const std::vector<Taken>& all) {
    for (const auto& taken : all) {
        schema["properties"][taken.name] = schema_with(taken);
        if (taken.need == Need::Required) {
            schema["required"].push_back(taken.name);
        }
    }
}

json file_schema(const std::string& media_type) {
    return {{"type", "string"}, {"contentMediaType", media_type}};
}

std::vector<Taken> uploads_of(const Route& route) {
    if (!route.description.uploads.empty() || route.bounds.files.field.empty()) {
        return route.description.uploads;
    }
    return {{route.bounds.files.field, "A file.", file_schema("application/octet-stream")}};
}

// A body may hold more than what is told here, such as the answers to a category's questions.
json body_of(const Routes& routes, const Route& route) {
    const auto fields = fields_of(routes, route);
    json schema = {{"type", "object"}};
    add_properties(schema, fields);
    const json media = {{"schema", schema}, {"example", body_with(fields)}};
    json content = {{form_media, media}, {json_media, media}};
    if (const auto uploads = uploads_of(route); !uploads.empty()) {
        json with_files = schema;
        add_properties(with_files, uploads);
        content[multipart_media] = {{"schema", with_files}};
    }
    return {{"required", schema.contains("required")}, {"content", content}};
}

std::string method_and_address(const Route& route) {
    return std::string(name_of(route.method)) + " " + route.pattern;
}

json example_of(const Routes& routes, const Route& route) {
    const auto& told = route.description.example;
    const auto once = routes.answered_once(method_and_address(route));
    return told.is_null() && !once.empty() ? once.front() : told;
}

json json_content(const Routes& routes, const Route& route) {
    const auto& told = route.description.answer;
    const json example = example_of(routes, route);
    json media = {{"schema", told.is_null() ? schema_like(example) : told}};
    if (!example.is_null()) {
        media["example"] = example;
    }
    return media;
}

// A file's example is its text, or its JSON; of a picture or a workbook there is none.
json file_content(const std::string& media_type, const json& example) {
    if (example.is_null()) {
        return {{"schema", file_schema(media_type)}};
    }
    return {{"schema", example.is_string() ? json{{"type", "string"}} : schema_like(example)},
            {"example", example}};
}

json content_of(const Routes& routes, const Route& route) {
    const auto media_type = media_type_of(route);
    const bool is_for_programs = route.audience == Audience::Programs;
    if (media_type == json_media || (media_type.empty() && is_for_programs)) {
        return {{json_media, json_content(routes, route)}};
    }
    if (!media_type.empty()) {
        json content = {{media_type, file_content(media_type, example_of(routes, route))}};
        for (const auto& other : route.description.other_kinds) {
            content[other.media_type] = file_content(other.media_type, other.example);
        }
        return content;
    }
    const json page = {{"type", "string"}, {"description", "The page that shows the same."}};
    return {{"text/html", {{"schema", page}}}, {json_media, json_content(routes, route)}};
}

// A protocol that has a form of its own for it is asked what a refusal looks like there.
json refusals_of(const Protocol* protocol, const Route& route) {
    if (protocol == nullptr || !protocol->say_no) {
        return {{"$ref", "#/components/responses/Problem"}};
    }
    const auto address = route.pattern.ends_with('}') ? route.pattern + ".json" : route.pattern;
    const auto said = protocol->say_no(address, 400, "Why, for whoever asked.");
    const auto media_type = said.content_type.substr(0, said.content_type.find(';'));
    const json example = media_type == json_media ? json::parse(said.body) : json(said.body);
    return {{"description", "No, and why, as the protocol says it."},
            {"content", {{media_type, {{"example", example}, {"schema", json::object()}}}}}};
}

json led_to(const std::string& when) {
    const json location = {{"required", true}, {"schema", {{"type", "string"}}}};
    return {{"description", when}, {"headers", {{"Location", location}}}};
}

json read_responses(const Routes& routes, const Route& route) {
    json responses = {
        {"200", {{"description", "As asked for."}, {"content", content_of(routes, route)}}},
        {"304", {{"description", "Still what `If-None-Match` names."}}},
        {"default", refusals_of(routes.protocol_at(route.pattern), route)}};
    if (!route.description.leads_on.empty()) {
        responses["303"] = led_to(route.description.leads_on);
    }
    if (route.access == Access::Staff) {
        responses["303"] = {{"description", "A browser without a session is sent to sign in."}};
    }
    return responses;
}

json recorded(const Routes& routes, const Route& route) {
    json response = led_to("Recorded; what it led to stands at `Location`.");
    response["content"] = {{json_media, json_content(routes, route)}};
    return response;
}

// A protocol with a form of its own answers a post as it answers a question. Some addresses only
// show what would be, and some send programs on as they do browsers.
json written_responses(const Routes& routes, const Route& route) {
    const auto* protocol = routes.protocol_at(route.pattern);
    const auto once = routes.answered_once(method_and_address(route));
    json responses = {{"default", refusals_of(protocol, route)}};
    if (protocol != nullptr && protocol->say_no) {
        responses["200"] = {{"description", "Taken."}, {"content", content_of(routes, route)}};
        return responses;
    }
    responses["303"] = {{"description", "Done; go on at `Location`."}};
    if (once.contains("200")) {
        responses["200"] = {{"description", "Done."}, {"content", content_of(routes, route)}};
    } else if (!once.contains("303")) {
        responses["201"] = recorded(routes, route);
    }
    return responses;
}

json security_of(const Route& route) {
    json security = json::array();
    if (route.access != Access::Staff) {
        security.push_back(json::object());
    }
    security.push_back({{"session", json::array()}});
    security.push_back({{"token", json::array()}});
    return security;
}

// "get_cases_id": what generated clients call it.
std::string operation_id(const Route& route) {
    std::string id(name_of(route.method));
    for (const char each : route.pattern) {
        const bool is_letter = std::isalnum(static_cast<unsigned char>(each)) != 0;
        const char next = is_letter ? each : '_';
        if (next != '_' || id.back() != '_') {
            id += next;
        }
    }
    std::ranges::transform(
        id, id.begin(), [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    return id.ends_with('_') ? id.substr(0, id.size() - 1) : id;
}

std::string tag_of(const Route& route) {
    const auto first = route.pattern.substr(1, route.pattern.find('/', 1) - 1);
    return first.empty() ? "first page" : first;
}

json operation(const Routes& routes, const Route& route) {
    json operation = {{"operationId", operation_id(route)},
                      {"summary", route.summary},
                      {"tags", json::array({tag_of(route)})},
                      {"security", security_of(route)}};
    if (const auto parameters = parameters_of(routes, route); !parameters.empty()) {
        operation["parameters"] = parameters;
    }
    if (route.method == Method::Get) {
        operation["responses"] = read_responses(routes, route);
    } else {
        operation["requestBody"] = body_of(routes, route);
        operation["responses"] = written_responses(routes, route);
    }
    return operation;
}

std::string key_of(Method method) {
    std::string key(name_of(method));
    std::ranges::transform(
        key, key.begin(), [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    return key;
}

// Answered before any table is looked at, so that it answers when nothing else does.
Route health_route() {
    Route route;
    route.pattern = "/healthz";
    route.summary = "Whether it runs, and whether it can record.";
    route.audience = Audience::Programs;
    route.description.answer = {
        {"type", "object"},
        {"required", {"status", "read_only", "entries"}},
        {"properties",
         {{"status", {{"const", "ok"}}},
          {"read_only",
           {{"type", "boolean"}, {"description", "Nothing is recorded until it is mended."}}},
          {"entries", {{"type", "integer"}, {"description", "How many the record has."}}}}}};
    route.description.example = {{"status", "ok"}, {"read_only", false}, {"entries", 1234}};
    return route;
}

Route readiness_route() {
    Route route;
    route.pattern = "/readyz";
    route.summary = "Whether it can take a report now: 200, else 503.";
    route.audience = Audience::Programs;
    route.description.answer = {
        {"type", "object"},
        {"required", {"status"}},
        {"properties", {{"status", {{"enum", {"ready", "stopping", "read_only", "overloaded"}}}}}}};
    route.description.example = {{"status", "ready"}};
    return route;
}

} // namespace

// A file is known by its address, unless its room told.
std::string media_type_of(const Route& route) {
    constexpr std::string_view workbook =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (!route.description.media_type.empty()) {
        return route.description.media_type;
    }
    if (route.pattern.ends_with(".xlsx")) {
        return std::string(workbook);
    }
    if (route.pattern.ends_with(".xml")) {
        return "text/xml";
    }
    return route.pattern.ends_with(".csv") ? "text/csv" : "";
}

json open_api(const Routes& routes, const std::string& site) {
    json paths = json::object();
    for (const auto& route : routes.table()) {
        paths[route.pattern][key_of(route.method)] = operation(routes, route);
    }
    for (const auto& route : {health_route(), readiness_route()}) {
        paths[route.pattern]["get"] = operation(routes, route);
    }

    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Songyuan (淞园治慧)"},
              {"version", "1"},
              {"summary", "Every concern gets an owner, a deadline and an answer."},
              {"description", about},
              {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"servers", json::array({{{"url", site.empty() ? "/" : site}}})},
            {"paths", paths},
            {"components", components(routes.schemas())}};
}

void add_open_api(Routes& routes) {
    routes.get_for_programs("/openapi.json",
                            "This table for programs, as OpenAPI 3.1.",
                            [&routes](const Request& request) -> base::Result<Answer> {
                                return Answer(Shown{"", open_api(routes, request.site), 200, {}});
                            });
    Description description;
    description.answer = {{"type", "object"}, {"required", {"openapi", "info", "paths"}}};
    description.example = {{"openapi", "3.1.0"},
                           {"info", {{"title", "Songyuan (淞园治慧)"}, {"version", "1"}}},
                           {"paths", json::object()}};
    routes.describe(Method::Get, "/openapi.json", std::move(description));
}

} // namespace web
