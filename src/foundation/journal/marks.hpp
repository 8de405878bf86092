// Marks say what a store is: its subdistrict, its cache's version, its server key. They are kept,
// never journalled, never shown.

#pragma once

#include <optional>
#include <string>

#include "store/connection.hpp"

namespace journal {

[[nodiscard]] std::optional<std::string> mark(store::Connection& connection,
                                              const std::string& name);
void set_mark(store::Connection& writer, const std::string& name, const std::string& value);

} // namespace journal
