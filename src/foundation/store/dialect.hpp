// Translates our one dialect of SQL into SQLite's and PostgreSQL's, and statements into those of a
// rebuild, which fills "<table>_next" beside each cache table. Pure text in, text out; comments are
// taken off.

#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace store {

using TableNames = std::set<std::string, std::less<>>;

constexpr std::string_view next_suffix = "_next";

// Takes "-- …" comments off and joins white space outside of quotes into single blanks.
[[nodiscard]] std::string plain(std::string_view sql);

// A table whose key is one BIGINT lies in the order of that key; CLUSTERED makes others do so.
[[nodiscard]] std::string to_sqlite(std::string_view create);

// Text is compared byte by byte, as SQLite does; CLUSTERED says nothing to PostgreSQL.
[[nodiscard]] std::string to_postgresql(std::string_view create);

// A statement whose `:names` are `$1`, `$2`… in the order in which they first appear.
struct Numbered {
    std::string sql;
    std::size_t parameters = 0;
};
[[nodiscard]] Numbered with_numbers(std::string_view sql);

// Puts "<name>_next" for each of `tables` where a statement names a table: after FROM, JOIN, INTO,
// UPDATE, TABLE, REFERENCES or an index's ON, and before a dot.
[[nodiscard]] std::string with_next_tables(std::string_view sql, const TableNames& tables);

} // namespace store
