#include <fmt/format.h>

#include "store/furnished_store.hpp"
#include "store/postgres_connection.hpp"

namespace store {

namespace {

constexpr Sql select_tables = R"(
    SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY tablename)";
constexpr Sql select_indexes = R"(
    SELECT indexname FROM pg_indexes WHERE schemaname = :schema ORDER BY indexname)";
// What we never make: views, sequences and the like, functions, types.
constexpr Sql count_others = R"(
    SELECT (SELECT count(*) FROM pg_class
            WHERE relnamespace = mine.oid AND relkind NOT IN ('r', 'i', 't'))
        + (SELECT count(*) FROM pg_proc WHERE pronamespace = mine.oid)
        + (SELECT count(*) FROM pg_type
           WHERE typnamespace = mine.oid AND typtype NOT IN ('b', 'c'))
    FROM pg_namespace AS mine WHERE mine.nspname = :schema)";
constexpr Sql select_bytes = R"(
    SELECT COALESCE(sum(pg_total_relation_size(pg_class.oid)), 0)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
    WHERE pg_namespace.nspname = :schema AND pg_class.relkind = 'r')";
// The two halves of the lock's key stand in columns of their own.
constexpr Sql select_holder = R"(
    SELECT pg_stat_activity.application_name
    FROM pg_locks JOIN pg_stat_activity ON pg_stat_activity.pid = pg_locks.pid
    WHERE pg_locks.locktype = 'advisory' AND pg_locks.granted
      AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND pg_locks.classid = :high AND pg_locks.objid = :low AND pg_locks.objsubid = 1)";

class PostgresStore final : public FurnishedStore {
public:
    PostgresStore(const std::string& database, Durability durability)
        : address_(read_postgres_address(database)), durability_(durability) {}

    void furnish(const Schema& schema) override {
        {
            const auto writer = open_writer();
            writer->begin_write();
            check_schema_is_ours(*writer);
            writer->script(fmt::format("CREATE SCHEMA IF NOT EXISTS \"{}\"", address_.schema));
            writer->script(translated(create_made_tables));
            writer->commit();
        }
        FurnishedStore::furnish(schema);
    }

    std::int64_t size_in_bytes() const override {
        return connect(Use::Read, {})->value<std::int64_t>(select_bytes, address_.schema).value();
    }

    std::optional<std::string> other_writer() override {
        const auto key = static_cast<std::uint64_t>(lock_of_schema(address_.schema));
        return open_reader()->value<std::string>(select_holder,
                                                 static_cast<std::int64_t>(key >> 32U),
                                                 static_cast<std::int64_t>(key & 0xffffffffU));
    }

    bool is_there() {
        const auto tables = names_of(*open_reader(), Made::Tables);
        return tables.contains("made_tables") && tables.contains("marks");
    }

    // What others put there meanwhile stays, and then the schema too.
    void remove() {
        const auto writer = open_writer();
        writer->begin_write();
        const auto tables = names_of(*writer, Made::Tables);
        if (tables.contains("made_tables")) {
            writer->script(fmt::format("DROP TABLE {}", fmt::join(tables, ", ")));
            if (others_in(*writer) == 0) {
                writer->script(fmt::format("DROP SCHEMA \"{}\"", address_.schema));
            }
        }
        writer->commit();
    }

protected:
    std::unique_ptr<Connection> connect(Use use, TableNames caches) const override {
        return connect_postgresql({address_, use, durability_, std::move(caches)});
    }

    TableNames names_of(Connection& connection, Made made) const override {
        TableNames names;
        for (auto& [name] : connection.rows<std::string>(
                 made == Made::Tables ? select_tables : select_indexes, address_.schema)) {
            names.insert(std::move(name));
        }
        return names;
    }

    std::string translated(const std::string& create) const override {
        return to_postgresql(create);
    }

private:
    std::int64_t others_in(Connection& connection) const {
        return connection.value<std::int64_t>(count_others, address_.schema).value_or(0);
    }

    // Ours are taken away again when a street is refused: nobody else's may stand among them.
    void check_schema_is_ours(Connection& writer) const {
        const auto tables = names_of(writer, Made::Tables);
        if (!tables.contains("made_tables") && (!tables.empty() || others_in(writer) > 0)) {
            throw StoreFault(Trouble::Other,
                             fmt::format("the schema {} holds what is not ours", address_.schema));
        }
    }

    PostgresAddress address_;
    Durability durability_;
};

} // namespace

std::unique_ptr<Store> open_postgresql(const std::string& database, Durability durability) {
    return std::make_unique<PostgresStore>(database, durability);
}

std::unique_ptr<Store> open(const Address& address, Durability durability) {
    return address.database.empty() ? open_sqlite(address.folder, durability)
                                    : open_postgresql(address.database, durability);
}

bool has_store(const Address& address) {
    return address.database.empty() ? std::filesystem::exists(address.folder / "songyuan.db")
                                    : PostgresStore(address.database, Durability::Full).is_there();
}

void remove_store(const Address& address) {
    if (!address.database.empty()) {
        PostgresStore(address.database, Durability::Full).remove();
        return;
    }
    for (const char* file : {"songyuan.db", "songyuan.db-wal", "songyuan.db-shm"}) {
        std::filesystem::remove(address.folder / file);
    }
}

} // namespace store
