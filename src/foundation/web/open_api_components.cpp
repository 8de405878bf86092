#include "web/open_api_components.hpp"

#include "web/description.hpp"

namespace web {
namespace {

using nlohmann::json;

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

} // namespace

nlohmann::json components(const std::map<std::string, nlohmann::json>& named) {
    json schemas = {{"Problem", problem_schema()}};
    for (const auto& [name, schema] : named) {
        schemas[name] = schema;
    }
    return {{"schemas", schemas},
            {"responses", {{"Problem", problem_response()}}},
            {"parameters", shared_parameters()},
            {"securitySchemes", security_schemes()}};
}

} // namespace web
