// Reads what others wrote as JSON: whole numbers in bounds, bytes and hashes as Base64. What
// doesn't fit is refused by the name of its member; nothing throws.

#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/hash.hpp"

namespace proof {

// Nothing that is checked is larger than a few pages of entries.
constexpr std::size_t json_bytes_max = 16 * 1024 * 1024;

// Far beyond any calendar, and still safe to count with: the end of the year 9999.
constexpr std::int64_t milliseconds_max = 253'402'300'799'999;

[[nodiscard]] base::Result<nlohmann::json> read_json(std::string_view bytes);

[[nodiscard]] base::Result<std::int64_t> number_of(
    const nlohmann::json& object,
    const char* name,
    std::int64_t most = std::numeric_limits<std::int64_t>::max());
[[nodiscard]] base::Result<std::string> text_of(const nlohmann::json& object, const char* name);
[[nodiscard]] base::Result<std::string> bytes_of(const nlohmann::json& object, const char* name);
[[nodiscard]] base::Result<journal::Hash> hash_of(const nlohmann::json& object, const char* name);
[[nodiscard]] base::Result<calendar::Moment> moment_of(const nlohmann::json& object,
                                                       const char* name);

// A proof's hashes; never more than a tree can be high.
[[nodiscard]] base::Result<std::vector<journal::Hash>> hashes_of(const nlohmann::json& object,
                                                                 const char* name);

[[nodiscard]] std::string as_base64(const journal::Hash& hash);
[[nodiscard]] nlohmann::ordered_json as_base64(const std::vector<journal::Hash>& hashes);

} // namespace proof
