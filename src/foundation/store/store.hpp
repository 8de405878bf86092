// A Store is one neighbourhood's database: one writer's connection, any number of readers. It
// creates what is missing from the schemas it is given, and knows three kinds of table: journal,
// kept and cache. It is opened by a folder for SQLite; another database is another driver.

#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace store {

// journal: append-only. kept: never rebuilt, never dropped. cache: rebuilt from the journal.
enum class TableKind { Journal, Kept, Cache };

struct Table {
    std::string name;
    TableKind kind;
    std::string create; // CREATE TABLE … in our dialect.
    std::vector<std::string> indexes;
};

// All tables of all rooms, read from their schema.sql files. In schema.sql a line
// "-- kind: journal|kept|cache" stands before each CREATE TABLE, which may end in CLUSTERED when
// its rows lie in the order of the primary key; CREATE INDEX belongs to the table it names.
class Schema {
public:
    // Throws base::Fault naming room and line of what it can't read.
    void add(std::string_view file_name, std::string_view sql);

    [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }

    // A digest over all cache tables: a binary that finds another one rebuilds.
    [[nodiscard]] std::string cache_version() const;

private:
    std::vector<Table> tables_;
};

enum class Durability {
    Full,
    None
}; // None only for benchmarks of the raw limit and scratch stores.

class Store {
public:
    virtual ~Store() = default;
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    Store(Store&&) = delete;
    Store& operator=(Store&&) = delete;

    // Creates the tables that are missing.
    virtual void furnish(const Schema& schema) = 0;
    virtual std::unique_ptr<Connection> open_writer() = 0;
    virtual std::unique_ptr<Connection> open_reader() = 0;

    // Empty cache tables under the name "<table>_next", to be filled and swapped in whole.
    virtual void begin_rebuild(Connection& writer, const Schema& schema) = 0;
    virtual void finish_rebuild(Connection& writer, const Schema& schema) = 0;

    [[nodiscard]] virtual std::int64_t size_in_bytes() const = 0;
};

// DIR/songyuan.db, made when it is missing.
[[nodiscard]] std::unique_ptr<Store> open_sqlite(const std::filesystem::path& folder,
                                                 Durability durability = Durability::Full);

// Readers that web threads borrow and give back; more are opened when all are out.
class Readers {
public:
    explicit Readers(Store& store) : store_(store) {}

    class Lease {
    public:
        Lease(Readers& readers, std::unique_ptr<Connection> connection)
            : readers_(&readers), connection_(std::move(connection)) {}
        ~Lease();
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) noexcept = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

    private:
        Readers* readers_;
        std::unique_ptr<Connection> connection_;
    };

    [[nodiscard]] Lease borrow();

    // Lets every connection go, for a swap of tables.
    void forget();

private:
    Store& store_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

} // namespace store
