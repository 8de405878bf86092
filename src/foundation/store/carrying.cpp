#include "store/carrying.hpp"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

namespace store {
namespace {

constexpr int rows_a_commit = 500;
constexpr std::string_view marks = "marks";
constexpr Sql forget_cache_version = "DELETE FROM marks WHERE name = 'cache_version'";

// Statements of one table, and the kinds of its cells.
struct Journey {
    std::string select_first;
    std::string select_next;
    std::string insert;
    std::vector<Cell::Kind> kinds;
    std::vector<std::size_t> key; // Where the key's columns stand in a row.
};

std::string joined(const std::vector<Column>& columns, std::string_view sign) {
    std::string text;
    for (const Column& column : columns) {
        text += fmt::format("{}{}{}", text.empty() ? "" : ", ", sign, column.name);
    }
    return text;
}

Journey journey_of(const Table& table) {
    const auto columns = columns_of(table);
    const auto key = key_of(table);
    base::ensure(!key.empty(), "what is carried has a key");
    const auto names = joined(columns, "");
    const auto order = joined(key, "");
    Journey journey;
    journey.select_first = fmt::format(
        "SELECT {} FROM {} ORDER BY {} LIMIT {}", names, table.name, order, rows_a_commit);
    journey.select_next = fmt::format("SELECT {} FROM {} WHERE ({}) > ({}) ORDER BY {} LIMIT {}",
                                      names,
                                      table.name,
                                      order,
                                      joined(key, ":"),
                                      order,
                                      rows_a_commit);
    journey.insert =
        fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, joined(columns, ":"));
    for (std::size_t at = 0; at < columns.size(); ++at) {
        journey.kinds.push_back(columns[at].is_text ? Cell::Kind::Text : Cell::Kind::Number);
    }
    for (const Column& part : key) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            if (columns[at].name == part.name) {
                journey.key.push_back(at);
            }
        }
    }
    return journey;
}

std::vector<Connection::Row> rows_after(Connection& from,
                                        const Journey& journey,
                                        const std::vector<Connection::Row>& before) {
    Connection::Row beyond;
    if (!before.empty()) {
        for (const std::size_t at : journey.key) {
            beyond.push_back(before.back()[at]);
        }
    }
    std::vector<Connection::Row> rows;
    const auto& select = before.empty() ? journey.select_first : journey.select_next;
    from.each_row(select.c_str(), journey.kinds, beyond, [&rows](const Connection::Row& row) {
        rows.push_back(row);
    });
    return rows;
}

// In the order of the schema, the marks last.
std::vector<const Table*> travellers(const Schema& schema) {
    std::vector<const Table*> tables;
    for (const Table& table : schema.tables()) {
        if (table.kind != TableKind::Cache && !table.is_fed) {
            tables.push_back(&table);
        }
    }
    std::stable_partition(
        tables.begin(), tables.end(), [](const Table* table) { return table->name != marks; });
    return tables;
}

} // namespace

std::int64_t carry(Connection& from,
                   Connection& to,
                   const Schema& schema,
                   const Carried& progress) {
    std::deque<Journey> journeys; // A statement's text stays where it is while it is used.
    std::int64_t carried = 0;
    for (const Table* table : travellers(schema)) {
        const Journey& journey = journeys.emplace_back(journey_of(*table));
        for (auto rows = rows_after(from, journey, {}); !rows.empty();
             rows = rows_after(from, journey, rows)) {
            to.begin_write();
            for (const auto& row : rows) {
                to.run_row(journey.insert.c_str(), row);
            }
            if (table->name == marks) {
                to.run(forget_cache_version);
            }
            to.commit();
            carried += static_cast<std::int64_t>(rows.size());
            progress(carried);
        }
    }
    return carried;
}

} // namespace store
