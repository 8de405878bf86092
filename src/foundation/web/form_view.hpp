// What a form's page needs of its request: what was typed, and which field was refused and why.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>

#include "web/request.hpp"

namespace web {

// A field and what stands in it before anybody types.
struct FormField {
    std::string name;
    std::string value;
};

// {"action", "is_open", "refusal", "<name>", "<name>_refusal", …}. A page may hold several forms;
// only the one that was sent to `action` and refused is open and keeps what was typed; the elder
// version has nothing folded.
[[nodiscard]] nlohmann::json form_view(const Request& request,
                                       const std::string& action,
                                       std::initializer_list<FormField> fields);

// The number of a chosen thing; 0, which nothing has, when these are no digits.
[[nodiscard]] std::int64_t number_in(const std::string& digits);

} // namespace web
