// A Store is one neighbourhood's database: one writer's connection, any number of readers. It
// creates what is missing from the schema it is given and swaps rebuilt cache tables in whole. Its
// address says which database it is: a SQLite file in a folder, or a schema of PostgreSQL's.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/connection.hpp"
#include "store/schema.hpp"

namespace store {

// Full: what was committed is there after a power cut. AtCheckpoints: the last commits may be gone,
// the store is sound, and what is deleted isn't overwritten; for a made-up street, which is made
// again when its making was cut short. None only for benchmarks and scratch stores.
enum class Durability { Full, AtCheckpoints, None };

class Store {
public:
    virtual ~Store() = default;
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    Store(Store&&) = delete;
    Store& operator=(Store&&) = delete;

    // Creates the tables that are missing. A cache table that is there already stays as it is: when
    // the cache's version has changed, a rebuild replaces it.
    virtual void furnish(const Schema& schema) = 0;
    virtual std::unique_ptr<Connection> open_writer() = 0;
    virtual std::unique_ptr<Connection> open_reader() = 0;

    // A rebuild fills empty cache tables that stand beside the real ones. The connection given here
    // sees them under the real names and can't reach the real ones; it is filled in as many
    // transactions as it takes. What an earlier, broken rebuild left is dropped first.
    [[nodiscard]] virtual std::unique_ptr<Connection> begin_rebuild(const Schema& schema) = 0;

    // Puts the filled tables in the place of the real ones, inside the caller's transaction on that
    // connection, so that the cache's version is marked in the same moment. Nothing has changed
    // until the commit; after it, the connection has done its work.
    virtual void finish_rebuild(Connection& rebuild, const Schema& schema) = 0;

    [[nodiscard]] virtual std::int64_t size_in_bytes() const = 0;

    // Who writes to the store from another process, as far as the database knows.
    [[nodiscard]] virtual std::optional<std::string> other_writer() = 0;
};

// DIR/songyuan.db, made when it is missing.
[[nodiscard]] std::unique_ptr<Store> open_sqlite(const std::filesystem::path& folder,
                                                 Durability durability = Durability::Full);

// postgresql://…[?schema=NAME]: a schema of a PostgreSQL database, made when it is furnished.
[[nodiscard]] std::unique_ptr<Store> open_postgresql(const std::string& database,
                                                     Durability durability = Durability::Full);

// Where a store is: DIR/songyuan.db, or a database; the folder then holds only what is this
// machine's own, such as its keys and its socket.
struct Address {
    // A folder alone is one. NOLINTNEXTLINE(google-explicit-constructor)
    Address(std::filesystem::path in_folder = {}, std::string in_database = {})
        : folder(std::move(in_folder)), database(std::move(in_database)) {}

    std::filesystem::path folder;
    std::string database; // Empty: SQLite.
};

[[nodiscard]] std::unique_ptr<Store> open(const Address& address,
                                          Durability durability = Durability::Full);

// Whether there is one.
[[nodiscard]] bool has_store(const Address& address);

// Takes away a store that was never founded.
void remove_store(const Address& address);

// The address as it may be shown: without a password.
[[nodiscard]] std::string shown(const Address& address);

// Where a database's own folder lies by itself: below the state directory of whoever runs us.
[[nodiscard]] std::filesystem::path usual_folder(const std::string& database);

// Why this is no address of a database; nothing when it is one.
[[nodiscard]] std::optional<std::string> mistake_in(const std::string& database);

// Readers that web threads borrow and give back; more are opened when all are out, and at most
// `idle_readers_max` wait for the next borrower.
constexpr std::size_t idle_readers_max = 8;

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

    // Closes the connections that wait; those on loan stay good.
    void forget();

private:
    void give_back(std::unique_ptr<Connection> connection);

    Store& store_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

} // namespace store
