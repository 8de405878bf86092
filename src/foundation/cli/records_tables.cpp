#include <array>
#include <cstring>
#include <deque>
#include <vector>

#include <fmt/format.h>

#include "cli/tables.hpp"
#include "journal/hash.hpp"
#include "store/schema.hpp"

namespace cli {
namespace {

// Long enough that two rows never share one by chance, short enough for millions of them.
using Fingerprint = std::array<std::uint8_t, 16>;

Fingerprint fingerprint(const std::string& row) {
    const journal::Hash hash = journal::sha256(row);
    Fingerprint print;
    std::memcpy(print.data(), hash.data(), print.size());
    return print;
}

// Every column as its length and its text, so that no two rows look alike; "-" is no value.
std::string select_rows(const store::Table& table) {
    std::string row;
    std::string order;
    for (const auto& [column, is_text] : store::columns_of(table)) {
        row += fmt::format(
            R"sql({0}coalesce(length(CAST({1} AS TEXT)) || ':' || CAST({1} AS TEXT), '-'))sql",
            row.empty() ? "" : R"sql( || ' ' || )sql",
            column);
        order += fmt::format("{}{} NULLS FIRST", order.empty() ? "" : ", ", column);
    }
    return fmt::format(R"sql(SELECT {} FROM {} ORDER BY {})sql", row, table.name, order);
}

// One row by its number; the prepared statement's text lives with the caller.
std::string row_at(store::Connection& connection, const std::string& select, std::int64_t wanted) {
    std::int64_t number = 0;
    std::string found;
    connection.each<std::string>(select.c_str(), [&](std::tuple<std::string> row) {
        if (++number == wanted) {
            found = std::get<0>(std::move(row));
        }
    });
    return found;
}

// Fingerprints of one side are held while the other is read.
std::optional<std::int64_t> first_difference(store::Connection& in_use,
                                             store::Connection& made_anew,
                                             const std::string& select,
                                             Comparison& comparison) {
    std::vector<Fingerprint> expected;
    made_anew.each<std::string>(select.c_str(), [&](const std::tuple<std::string>& row) {
        expected.push_back(fingerprint(std::get<0>(row)));
    });
    std::optional<std::int64_t> different;
    std::size_t number = 0;
    in_use.each<std::string>(select.c_str(), [&](const std::tuple<std::string>& row) {
        const bool is_same =
            number < expected.size() && expected[number] == fingerprint(std::get<0>(row));
        ++number;
        if (!is_same && !different) {
            different = static_cast<std::int64_t>(number);
        }
    });
    comparison.rows += static_cast<std::int64_t>(number);
    if (!different && number < expected.size()) {
        different = static_cast<std::int64_t>(number) + 1;
    }
    return different;
}

} // namespace

Comparison compare_tables(const store::Schema& schema,
                          store::Connection& in_use,
                          store::Connection& made_anew) {
    // Statements are known by the address of their text for as long as a connection lives.
    static std::deque<std::string> texts;
    Comparison comparison;
    for (const auto& table : schema.tables()) {
        if (table.kind != store::TableKind::Cache) {
            continue;
        }
        const std::string& select = texts.emplace_back(select_rows(table));
        const auto row = first_difference(in_use, made_anew, select, comparison);
        if (row) {
            comparison.difference = Difference{
                table.name, *row, row_at(in_use, select, *row), row_at(made_anew, select, *row)};
            return comparison;
        }
    }
    return comparison;
}

} // namespace cli
