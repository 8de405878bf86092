// A Schema is what the rooms' schema.sql files say: every table with its kind and its indexes, in
// one dialect that each driver translates.
//
// A line "-- kind: journal|kept|cache" stands before each CREATE TABLE, which may end in CLUSTERED
// when its rows lie in the order of the primary key; CREATE INDEX belongs to the table it names.
// "-- kind: cache 2" says that the second way of filling the table holds: raise the number when
// what is applied changes and the columns don't. "-- kind: cache, indexed last" says that a rebuild
// finds this table's rows by their key alone, so that its indexes are made when all rows are there.
// "-- kind: kept, fed" says that a room feeds the table from the journal after the commit: a store
// that is carried elsewhere is fed anew there.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace store {

// journal: append-only. kept: never rebuilt, never dropped. cache: rebuilt from the journal.
enum class TableKind { Journal, Kept, Cache };

struct Index {
    std::string name;
    std::string create; // CREATE [UNIQUE] INDEX … without comments.
};

struct Table {
    std::string name;
    TableKind kind;
    int filling = 1; // How the cache is filled, counted from 1.
    bool is_indexed_last = false;
    std::string create; // CREATE TABLE … in our dialect, without comments.
    std::vector<Index> indexes;
    bool is_fed = false;
};

// A column is BIGINT or TEXT; the key's columns stand in its order.
struct Column {
    std::string name;
    bool is_text = false;
};
[[nodiscard]] std::vector<Column> columns_of(const Table& table);
[[nodiscard]] std::vector<Column> key_of(const Table& table);

class Schema {
public:
    // Throws base::Fault naming file and line of what it can't read.
    void add(std::string_view file_name, std::string_view sql);

    [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }

    // A digest over all cache tables: a binary that finds another one rebuilds.
    [[nodiscard]] std::string cache_version() const;

private:
    std::vector<Table> tables_;
};

} // namespace store
