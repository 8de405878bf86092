#include "store/furnished_store.hpp"

#include <fmt/format.h>

namespace store {

namespace {

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

// An index keeps its name when its table is renamed, so the name that is free now is taken.
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

TableNames cache_tables(const Schema& schema) {
    TableNames names;
    for (const Table& table : schema.tables()) {
        if (table.kind == TableKind::Cache) {
            names.insert(table.name);
        }
    }
    return names;
}

} // namespace

void FurnishedStore::furnish(const Schema& schema) {
    const auto writer = open_writer();
    writer->begin_write();
    const TableNames tables = names_of(*writer, Made::Tables);
    TableNames indexes = names_of(*writer, Made::Indexes);
    std::string missing; // Asked for at once: a database may be far away.
    for (const Table& table : schema.tables()) {
        const bool is_there = tables.contains(table.name);
        if (!is_there) {
            missing += translated(table.create) + ";\n";
        }
        for (const Index& index : table.indexes) {
            // An older cache table may lack the columns; its rebuild makes the index.
            if (!is_there || (table.kind != TableKind::Cache && !indexes.contains(index.name))) {
                missing += create_index(index, indexes) + ";\n";
                indexes.insert(index.name);
            }
        }
    }
    if (!missing.empty()) {
        writer->script(missing);
    }
    for (const Table& table : schema.tables()) {
        if (!tables.contains(table.name)) {
            writer->run(note_made_table, table.name, name_of(table.kind));
        }
    }
    writer->commit();
}

// The indexes of a table that a rebuild fills.
void FurnishedStore::add_indexes(Connection& rebuild,
                                 const Table& table,
                                 const TableNames& caches) const {
    for (const Index& index : table.indexes) {
        const TableNames taken = names_of(rebuild, Made::Indexes);
        rebuild.script(with_next_tables(create_index(index, taken), caches));
    }
}

std::unique_ptr<Connection> FurnishedStore::begin_rebuild(const Schema& schema) {
    const TableNames caches = cache_tables(schema);
    auto rebuild = connect(Use::Rebuild, caches);
    rebuild->begin_write();
    for (const std::string& name : names_of(*rebuild, Made::Tables)) {
        if (name.ends_with(next_suffix)) {
            rebuild->script(fmt::format("DROP TABLE {}", name));
        }
    }
    for (const Table& table : schema.tables()) {
        if (table.kind != TableKind::Cache) {
            continue;
        }
        rebuild->script(with_next_tables(translated(table.create), caches));
        if (!table.is_indexed_last) {
            add_indexes(*rebuild, table, caches);
        }
    }
    rebuild->commit();
    return rebuild;
}

void FurnishedStore::finish_rebuild(Connection& rebuild, const Schema& schema) {
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

} // namespace store
