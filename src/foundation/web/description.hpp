// What programs are told of an address beyond its summary: the values it takes, what it answers, an
// example of each. Schemas are JSON Schema 2020-12, which OpenAPI 3.1 speaks. /openapi.json is made
// from it; what isn't described is there all the same, in general terms.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace web {

enum class Need { Optional, Required };

// One value that an address takes: in its path, its query or its body.
struct Taken {
    std::string name;
    std::string about;
    nlohmann::json schema = {{"type", "string"}};
    nlohmann::json example{};
    Need need = Need::Optional;
};

// The same file for who asks for another kind of it; the example is its text or its JSON.
struct OtherKind {
    std::string media_type;
    nlohmann::json example;
};

struct Description {
    std::vector<Taken> places{}; // {name} of the path.
    std::vector<Taken> query{};
    std::vector<Taken> fields{};  // Of a form or a JSON object.
    std::vector<Taken> uploads{}; // Files beside the fields: the body is multipart then.
    nlohmann::json answer{};      // The schema of what programs get; null: any object.
    nlohmann::json example{};     // Of the answer.
    std::string media_type{};     // What kind of file it answers, instead of a page and JSON.
    std::vector<OtherKind> other_kinds{};
    std::string leads_on{}; // Of a GET: when it answers 303, and where to.
};

// Of an address that answers a file.
[[nodiscard]] inline Description file_described(std::string media_type,
                                                std::vector<OtherKind> others = {}) {
    Description description;
    description.media_type = std::move(media_type);
    description.other_kinds = std::move(others);
    return description;
}

// A schema that several addresses share stands once, under its name.
[[nodiscard]] inline nlohmann::json schema_named(std::string_view name) {
    return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

} // namespace web
