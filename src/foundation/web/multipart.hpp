// Forms with files, multipart/form-data as RFC 7578 has it. The parser copies nothing and keeps to
// its bounds whatever the bytes are; parts point into the body.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/forms.hpp"

namespace web {

constexpr std::size_t parts_max = 200;
constexpr std::size_t part_header_bytes_max = 2048;

struct Part {
    std::string name;
    std::string file_name; // Without folders.
    bool is_file = false;
    std::string_view bytes;
};

// Nothing when the header has none, or one that RFC 2046 doesn't allow.
[[nodiscard]] std::string boundary_of(std::string_view content_type);

[[nodiscard]] base::Result<std::vector<Part>> read_multipart(std::string_view body,
                                                             std::string_view boundary);

[[nodiscard]] base::Result<Body> read_multipart_form(std::string_view content_type,
                                                     std::string_view body);

} // namespace web
