// Marks say what a store is: its subdistrict, its cache's version, its server key. They are kept,
// never journalled, never shown.

#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "store/connection.hpp"

namespace journal {

[[nodiscard]] std::optional<std::string> mark(store::Connection& connection,
                                              const std::string& name);
void set_mark(store::Connection& writer, const std::string& name, const std::string& value);

// How far the clock of a demo store was moved on; nothing in a real one.
constexpr const char* clock_ahead_mark = "clock_ahead_ms";
[[nodiscard]] std::chrono::milliseconds clock_ahead(store::Connection& connection);

} // namespace journal
