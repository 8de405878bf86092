// The target is what stands in a request's first line: path and query. Reading it refuses whatever
// could mean two things: bad percent signs, NUL, bytes that aren't UTF-8, dots that climb.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/request.hpp"

namespace web {

constexpr std::size_t url_bytes_max = 4096;
constexpr std::size_t fields_max = 200;

// What an address ends in that asks for the same as JSON.
constexpr std::string_view json_ending = ".json";

struct Target {
    std::string path; // Decoded, begins with one slash.
    Fields query;
};

[[nodiscard]] base::Result<Target> read_target(std::string_view target);

// The path alone of a target that can't be read as a whole, to know whom to refuse in which form:
// where it isn't plain itself, the folders it begins with and the ending that names a form.
[[nodiscard]] std::string plain_path_of(std::string_view target);

// Decodes %XX, and + as a space where a form says so.
enum class Plus { Kept, Space };
[[nodiscard]] base::Result<std::string> percent_decoded(std::string_view text,
                                                        Plus plus,
                                                        std::string_view field);
[[nodiscard]] std::string percent_encoded(std::string_view text);

// "a=1&b=2", of a query and of a form.
[[nodiscard]] base::Result<Fields> read_pairs(std::string_view text);

// Path and query as an address on this site, without the query fields named; never one that leads
// elsewhere.
[[nodiscard]] std::string address_of(const Target& target,
                                     const std::vector<std::string_view>& without);

// Refuses what no field may hold: NUL and bytes that aren't UTF-8.
[[nodiscard]] base::Result<std::string> clean_text(std::string value, std::string_view field);

} // namespace web
