// Translates our one dialect of SQL into SQLite's, and statements into those of a rebuild, which
// fills "<table>_next" beside each cache table. Pure text in, text out; comments are taken off.

#pragma once

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

// Puts "<name>_next" for each of `tables` where a statement names a table: after FROM, JOIN, INTO,
// UPDATE, TABLE, REFERENCES or an index's ON, and before a dot.
[[nodiscard]] std::string with_next_tables(std::string_view sql, const TableNames& tables);

} // namespace store
