// Reads postgresql://…?schema=NAME: what libpq is told, and which schema is the neighbourhood's.
// Private to this room.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace store {

// What libpq is told, name by name; what the address leaves out is as a server should have it.
struct PostgresAddress {
    std::vector<std::string> names;
    std::vector<std::string> values;
    std::string schema;
};

// Throws a StoreFault when it can't be read: `mistake_in` says so before.
[[nodiscard]] PostgresAddress read_postgres_address(const std::string& address);

} // namespace store
