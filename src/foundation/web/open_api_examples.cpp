#include "web/open_api_examples.hpp"

#include <utility>

namespace web {
namespace {

using nlohmann::json;

json or_null(const char* type) {
    return {{"type", {type, "null"}}};
}

// What a template leaves out is null or false.
json or_nothing(json schema) {
    return {{"anyOf", json::array({std::move(schema), or_null("boolean")})}};
}

// A section of a page is an object, a list, a sentence or a yes, as a template shows it; only what
// is in it is told.
json schema_of_object(const json& example) {
    json schema = {{"type", "object"}, {"properties", json::object()}};
    for (const auto& [name, value] : example.items()) {
        schema["properties"][name] = schema_like(value);
    }
    return schema;
}

} // namespace

nlohmann::json schema_like(const nlohmann::json& example) {
    switch (example.type()) {
        case json::value_t::object:
            return or_nothing(schema_of_object(example));
        case json::value_t::array:
            return {{"type", {"array", "boolean", "null"}},
                    {"items", example.empty() ? json::object() : schema_like(example.front())}};
        case json::value_t::string:
            return {{"type", {"string", "boolean", "null"}}};
        case json::value_t::boolean: // A no may stand for a section that is not there.
            return example.get<bool>() ? or_null("boolean") : json::object();
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
            return or_null("integer");
        case json::value_t::number_float:
            return or_null("number");
        case json::value_t::null:
        case json::value_t::binary:
        case json::value_t::discarded:
            return json::object();
    }
    return json::object();
}

nlohmann::json body_with(const std::vector<Taken>& fields) {
    json body = json::object();
    for (const auto& field : fields) {
        if (!field.example.is_null()) {
            body[field.name] = field.example;
        }
    }
    return body;
}

} // namespace web
