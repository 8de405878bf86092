// Reads what a form or a program sent: urlencoded pairs, a flat JSON object, or a form with files.
// Everything is bounded, and everything unreadable is refused naming the field.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/request.hpp"

namespace web {

struct Body {
    Fields form;
    std::vector<Upload> uploads;
    std::vector<std::string> not_texts{}; // Fields that came as a number or a truth value of JSON.
};

// By its Content-Type; an empty body is an empty form whatever it says.
[[nodiscard]] base::Result<Body> read_body(std::string_view content_type, std::string_view body);

// {"words": "…", "kind": 1}: strings as they are, numbers and booleans as JSON writes them, null as
// if it were missing. Anything nested is refused.
[[nodiscard]] base::Result<Body> read_json_form(std::string_view body);

} // namespace web
