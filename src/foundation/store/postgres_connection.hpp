// How a connection to a schema of PostgreSQL's is opened. Private to this room: everybody else
// knows Store and Connection only.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "store/connection.hpp"
#include "store/furnished_store.hpp"
#include "store/postgres_address.hpp"

namespace store {

struct PostgresOpening {
    PostgresAddress address;
    Use use = Use::Read;
    Durability durability = Durability::Full;
    TableNames cache_tables; // A rebuild sees "<name>_next" under these names.
};

// Throws StoreFault when the database can't be reached.
[[nodiscard]] std::unique_ptr<Connection> connect_postgresql(PostgresOpening opening);

// The advisory lock that whoever writes to a schema holds.
[[nodiscard]] std::int64_t lock_of_schema(const std::string& schema);

// What a SQLSTATE means for whoever asked.
[[nodiscard]] Trouble trouble_of_state(std::string_view state, Use use);

} // namespace store
