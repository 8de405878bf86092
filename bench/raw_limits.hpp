// The raw limits that a figure stands beside: the same rows through bare sqlite3, a bare answer of
// the same HTTP library, bare SHA-256.

#pragma once

#include <cstdint>
#include <string>

namespace bench {

// Reports a second when nothing but bare sqlite3 writes the very rows that the store holds since
// entry `after`, with its indexes, durable in batches of 64 reports.
[[nodiscard]] double raw_reports_a_second(const std::string& folder, std::int64_t after);

// A server of the HTTP library alone, answering "ok"; asked by the same client.
[[nodiscard]] double raw_answers_a_second(int seconds);

// SHA-256 over everything that verifying hashes, in entries a second.
[[nodiscard]] double raw_hashes_a_second(const std::string& folder);

} // namespace bench
