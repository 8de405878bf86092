#include "web/open_api.hpp"

#include <algorithm>
#include <cctype>

#include "web/matching.hpp"

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

json problem_schema() {
    return {{"type", "object"},
            {"description", "RFC 9457: why the answer is no, in the asker's language."},
            {"required", {"type", "title", "status", "detail", "instance"}},
            {"properties",
             {{"type", {{"type", "string"}, {"pattern", "^urn:songyuan:refusal:"}}},
              {"title", {{"type", "string"}}},
              {"status", {{"type", "integer"}, {"minimum", 400}, {"maximum", 599}}},
              {"detail", {{"type", "string"}}},
              {"instance", {{"type", "string"}}},
              {"field", {{"type", "string"}, {"description", "Which value is meant."}}},
              {"reference",
               {{"type", "string"}, {"description", "Of a fault: the same word is in the log."}}}}},
            {"examples",
             json::array({{{"type", "urn:songyuan:refusal:cases.no_such_case"},
                           {"title", "Not found"},
                           {"status", 404},
                           {"detail", "There is no case 12."},
                           {"instance", "/cases/12"}}})}};
}

json problem_response() {
    return {
        {"description",
         "No, and why: 400 unreadable, 401 sign in first, 403 not allowed, 404 not found, 409 "
         "too late or already done, 413 too large, 422 invalid, 429 too many, 503 busy or "
         "read-only."},
        {"headers",
         {{"Retry-After",
           {{"description", "Seconds, with 429 and 503."}, {"schema", {{"type", "integer"}}}}}}},
        {"content",
         {{"application/problem+json", {{"schema", schema_named("Problem")}}},
          {"text/html", {{"schema", {{"type", "string"}}}}}}}};
}

json shared_parameters() {
    return {{"once",
             {{"name", "Idempotency-Key"},
              {"in", "header"},
              {"description", "Makes twice once for 24 hours."},
              {"schema", {{"type", "string"}}}}},
            {"csrf",
             {{"name", "X-CSRF-Token"},
              {"in", "header"},
              {"description", "With a browser's session; a form has it as `csrf`."},
              {"schema", {{"type", "string"}}}}}};
}

json security_schemes() {
    return {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "session"}}},
            {"token",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "A token that somebody made at /account for a program."}}}};
}

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
std::vector<Taken> named_in(std::string_view summary) {
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
        if (is_name && std::ranges::find(named, name, &Taken::name) == named.end()) {
            named.push_back({std::string(name), {}});
        }
        summary.remove_prefix(end + 1);
    }
}

std::vector<Taken> fields_of(const Route& route) {
    const bool is_described =
        !route.description.fields.empty() || !route.description.uploads.empty();
    return is_described ? route.description.fields : named_in(route.summary);
}

std::vector<Taken> query_of(const Route& route) {
    const bool is_asked = route.method == Method::Get && route.description.query.empty();
    return is_asked ? named_in(route.summary) : route.description.query;
}

json parameters_of(const Route& route) {
    json parameters = json::array();
    for (const auto& name : names_of_places(route.pattern)) {
        const auto& told = route.description.places;
        const auto place = std::ranges::find(told, name, &Taken::name);
        parameters.push_back(parameter(place == told.end() ? Taken{name, {}} : *place, "path"));
    }
    for (const auto& taken : query_of(route)) {
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

// A body may hold more than what is told here, such as the answers to a category's questions.
json body_of(const Route& route) {
    json schema = {{"type", "object"}};
    add_properties(schema, fields_of(route));
    json content = {{form_media, {{"schema", schema}}}, {json_media, {{"schema", schema}}}};
    if (!route.description.uploads.empty()) {
        json with_files = schema;
        add_properties(with_files, route.description.uploads);
        content[multipart_media] = {{"schema", with_files}};
    } else if (!route.bounds.files.field.empty()) {
        content[multipart_media] = {{"schema", schema}};
    }
    return {{"required", schema.contains("required")}, {"content", content}};
}

json json_content(const Description& description) {
    json media = {
        {"schema", description.answer.is_null() ? json{{"type", "object"}} : description.answer}};
    if (!description.example.is_null()) {
        media["example"] = description.example;
    }
    return media;
}

// A file's example is its text, or its JSON.
json file_content(const Description& description) {
    const auto& example = description.example;
    if (example.is_null()) {
        return json::object();
    }
    return {{"schema", {{"type", example.is_string() ? "string" : "object"}}},
            {"example", example}};
}

json content_of(const Route& route) {
    const auto& description = route.description;
    const auto media_type = media_type_of(route);
    const bool is_for_programs = route.audience == Audience::Programs;
    if (media_type == json_media || (media_type.empty() && is_for_programs)) {
        return {{json_media, json_content(description)}};
    }
    if (!media_type.empty()) {
        return {{media_type, file_content(description)}};
    }
    return {{"text/html", {{"schema", {{"type", "string"}}}}},
            {json_media, json_content(description)}};
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

json read_responses(const Protocol* protocol, const Route& route) {
    json responses = {{"200", {{"description", "As asked for."}, {"content", content_of(route)}}},
                      {"304", {{"description", "Still what `If-None-Match` names."}}},
                      {"default", refusals_of(protocol, route)}};
    if (route.access == Access::Staff) {
        responses["303"] = {{"description", "A browser without a session is sent to sign in."}};
    }
    return responses;
}

// A protocol with a form of its own answers a post as it answers a question.
json written_responses(const Protocol* protocol, const Route& route) {
    if (protocol != nullptr && protocol->say_no) {
        return {{"200", {{"description", "Taken."}, {"content", content_of(route)}}},
                {"default", refusals_of(protocol, route)}};
    }
    json responses = {
        {"201",
         {{"description", "Recorded; what it led to stands at `Location`."},
          {"headers", {{"Location", {{"required", true}, {"schema", {{"type", "string"}}}}}}},
          {"content",
           route.audience == Audience::Programs
               ? content_of(route)
               : json{{json_media, json_content(route.description)}}}}},
        {"303", {{"description", "Recorded; a browser is sent on."}}},
        {"default", {{"$ref", "#/components/responses/Problem"}}}};
    if (route.description.answer.is_null()) {
        responses["200"] = {{"description", "Done."}, {"content", content_of(route)}};
    }
    return responses;
}

json security_of(const Route& route) {
    json security = json::array();
    if (route.access == Access::Anyone) {
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

json operation(const Protocol* protocol, const Route& route) {
    json operation = {{"operationId", operation_id(route)},
                      {"summary", route.summary},
                      {"tags", json::array({tag_of(route)})},
                      {"security", security_of(route)}};
    if (const auto parameters = parameters_of(route); !parameters.empty()) {
        operation["parameters"] = parameters;
    }
    if (route.method == Method::Get) {
        operation["responses"] = read_responses(protocol, route);
    } else {
        operation["requestBody"] = body_of(route);
        operation["responses"] = written_responses(protocol, route);
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
        paths[route.pattern][key_of(route.method)] =
            operation(routes.protocol_at(route.pattern), route);
    }
    const auto health = health_route();
    paths[health.pattern]["get"] = operation(nullptr, health);

    json schemas = {{"Problem", problem_schema()}};
    for (const auto& [name, schema] : routes.schemas()) {
        schemas[name] = schema;
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
            {"components",
             {{"schemas", schemas},
              {"responses", {{"Problem", problem_response()}}},
              {"parameters", shared_parameters()},
              {"securitySchemes", security_schemes()}}}};
}

void add_open_api(Routes& routes) {
    routes.get_for_programs("/openapi.json",
                            "This table for programs, as OpenAPI 3.1.",
                            [&routes](const Request& request) -> base::Result<Answer> {
                                return Answer(Shown{"", open_api(routes, request.site), 200, {}});
                            });
}

} // namespace web
