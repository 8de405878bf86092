// What the stores of both databases do alike: making the tables that are missing, remembering which
// they made, and swapping in those that a rebuild filled. Private to this room.

#pragma once

#include <memory>
#include <string>

#include "store/dialect.hpp"
#include "store/store.hpp"

namespace store {

enum class Use { Write, Read, Rebuild };

// Which tables this room made and of which kind they are, so that a rebuild also drops the cache
// tables of rooms that are no longer there.
constexpr const char* create_made_tables = R"(
    CREATE TABLE IF NOT EXISTS made_tables (
        name TEXT PRIMARY KEY, kind TEXT NOT NULL) CLUSTERED)";

class FurnishedStore : public Store {
public:
    void furnish(const Schema& schema) override;
    std::unique_ptr<Connection> open_writer() override { return connect(Use::Write, {}); }
    std::unique_ptr<Connection> open_reader() override { return connect(Use::Read, {}); }
    [[nodiscard]] std::unique_ptr<Connection> begin_rebuild(const Schema& schema) override;
    void finish_rebuild(Connection& rebuild, const Schema& schema) override;

protected:
    enum class Made { Tables, Indexes };

    // A rebuild sees "<name>_next" under the names of the cache tables.
    [[nodiscard]] virtual std::unique_ptr<Connection> connect(Use use, TableNames caches) const = 0;

    // The database's own names of what stands in this store.
    [[nodiscard]] virtual TableNames names_of(Connection& connection, Made made) const = 0;

    // A CREATE TABLE of our dialect in the database's.
    [[nodiscard]] virtual std::string translated(const std::string& create) const = 0;

private:
    void add_indexes(Connection& rebuild, const Table& table, const TableNames& caches) const;
};

} // namespace store
