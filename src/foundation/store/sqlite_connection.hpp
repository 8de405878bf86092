// How a connection to a SQLite file is opened. Private to this room: everybody else knows Store and
// Connection only.

#pragma once

#include <filesystem>
#include <memory>

#include "store/connection.hpp"
#include "store/dialect.hpp"
#include "store/furnished_store.hpp"

namespace store {

struct Opening {
    std::filesystem::path file;
    Use use = Use::Read;
    Durability durability = Durability::Full;
    TableNames cache_tables; // A rebuild sees "<name>_next" under these names.
};

// Throws StoreFault when the file can't be opened.
[[nodiscard]] std::unique_ptr<Connection> connect_sqlite(const Opening& opening);

// What a code of SQLite's and, where the disk spoke, of the system's means for whoever asked.
[[nodiscard]] Trouble trouble_of(int code, int system_error);

// SQLite's own names of tables or indexes: type is "table" or "index".
[[nodiscard]] TableNames names_in_sqlite(Connection& connection, std::string_view type);

} // namespace store
