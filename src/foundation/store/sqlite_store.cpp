#include <fmt/format.h>

#include "store/dialect.hpp"
#include "store/sqlite_connection.hpp"
#include "store/store.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;

// Which tables this room made and of which kind they are, so that a rebuild also drops the cache
// tables of rooms that are no longer there.
constexpr const char* create_made_tables = R"(
    CREATE TABLE IF NOT EXISTS made_tables (
        name TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID)";
constexpr Sql note_made_table = R"(
    INSERT INTO made_tables (name, kind) VALUES (:name, :kind)
    ON CONFLICT (name) DO UPDATE SET kind = excluded.kind)";
constexpr Sql select_made_caches = R"(
    SELECT name FROM made_tables WHERE kind = 'cache' ORDER BY name)";
constexpr Sql forget_made_table = R"(
    DELETE FROM made_tables WHERE name = :name)";

std::string_view name_of(TableKind kind) {
    switch (kind) {
        case TableKind::Journal:
            return "journal";
        case TableKind::Kept:
            return "kept";
        case TableKind::Cache:
            return "cache";
    }
    throw base::BrokenPromise("a table has one of three kinds");
}

// SQLite can't rename an index, so the name that is free now is taken.
std::string free_name(const std::string& index, const TableNames& taken) {
    std::string name = index;
    for (int number = 1; taken.contains(name); ++number) {
        name = fmt::format("{}_{}", index, number);
    }
    return name;
}

std::string create_index(const Index& index, const TableNames& taken) {
    std::string create = index.create;
    const std::size_t at = create.find(" " + index.name + " ON ") + 1;
    return create.replace(at, index.name.size(), free_name(index.name, taken));
}

// The indexes of a table that a rebuild fills.
void add_indexes(Connection& rebuild, const Table& table, const TableNames& caches) {
    for (const Index& index : table.indexes) {
        const TableNames taken = names_in_sqlite(rebuild, "index");
        rebuild.script(with_next_tables(create_index(index, taken), caches));
    }
}

TableNames cache_tables(const Schema& schema) {
    TableNames names;
    for (const Table& table : schema.tables()) {
        if (table.kind == TableKind::Cache) {
            names.insert(table.name);
        }
    }
    return names;
}

class SqliteStore final : public Store {
public:
    SqliteStore(fs::path file, Durability durability)
        : file_(std::move(file)), durability_(durability) {
        const bool is_new = !fs::exists(file_);
        const auto writer = open_writer();
        writer->script(create_made_tables);
        if (is_new) {
            // Neighbours' words are for the operator's eyes only.
            fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
        }
    }

    void furnish(const Schema& schema) override {
        const auto writer = open_writer();
        writer->begin_write();
        const TableNames tables = names_in_sqlite(*writer, "table");
        TableNames indexes = names_in_sqlite(*writer, "index");
        for (const Table& table : schema.tables()) {
            const bool is_there = tables.contains(table.name);
            if (!is_there) {
                writer->script(to_sqlite(table.create));
                writer->run(note_made_table, table.name, name_of(table.kind));
            }
            for (const Index& index : table.indexes) {
                // An older cache table may lack the columns; its rebuild makes the index.
                if (!is_there ||
                    (table.kind != TableKind::Cache && !indexes.contains(index.name))) {
                    writer->script(create_index(index, indexes));
                    indexes.insert(index.name);
                }
            }
        }
        writer->commit();
    }

    std::unique_ptr<Connection> open_writer() override {
        return connect_sqlite({file_, Use::Write, durability_, {}});
    }

    std::unique_ptr<Connection> open_reader() override {
        return connect_sqlite({file_, Use::Read, durability_, {}});
    }

    std::unique_ptr<Connection> begin_rebuild(const Schema& schema) override {
        const TableNames caches = cache_tables(schema);
        auto rebuild = connect_sqlite({file_, Use::Rebuild, durability_, caches});
        rebuild->begin_write();
        for (const std::string& name : names_in_sqlite(*rebuild, "table")) {
            if (name.ends_with(next_suffix)) {
                rebuild->script(fmt::format("DROP TABLE {}", name));
            }
        }
        for (const Table& table : schema.tables()) {
            if (table.kind != TableKind::Cache) {
                continue;
            }
            rebuild->script(with_next_tables(to_sqlite(table.create), caches));
            if (!table.is_indexed_last) {
                add_indexes(*rebuild, table, caches);
            }
        }
        rebuild->commit();
        return rebuild;
    }

    void finish_rebuild(Connection& rebuild, const Schema& schema) override {
        for (const Table& table : schema.tables()) {
            if (table.kind == TableKind::Cache && table.is_indexed_last) {
                add_indexes(rebuild, table, cache_tables(schema));
            }
        }
        for (const auto& [name] : rebuild.rows<std::string>(select_made_caches)) {
            rebuild.script(fmt::format("DROP TABLE IF EXISTS {}", name));
            rebuild.run(forget_made_table, name);
        }
        for (const std::string& name : cache_tables(schema)) {
            rebuild.script(fmt::format("ALTER TABLE {}{} RENAME TO {}", name, next_suffix, name));
            rebuild.run(note_made_table, name, name_of(TableKind::Cache));
        }
    }

    std::int64_t size_in_bytes() const override {
        std::int64_t bytes = 0;
        for (const char* suffix : {"", "-wal"}) {
            std::error_code missing;
            const auto size = fs::file_size(file_.string() + suffix, missing);
            bytes += missing ? 0 : static_cast<std::int64_t>(size);
        }
        return bytes;
    }

private:
    fs::path file_;
    Durability durability_;
};

} // namespace

std::unique_ptr<Store> open_sqlite(const fs::path& folder, Durability durability) {
    fs::create_directories(folder);
    return std::make_unique<SqliteStore>(folder / "songyuan.db", durability);
}

} // namespace store
