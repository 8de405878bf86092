#include <array>
#include <chrono>
#include <filesystem>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "bench/programs.hpp"
#include "bench/raw_limits.hpp"
#include "journal/hash.hpp"
#include "journal/leaf.hpp"

namespace bench {
namespace {

constexpr std::size_t reports_a_batch = 64;

using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Value>;

void must(bool holds, const char* what) {
    if (!holds) {
        give_up(fmt::format("bare sqlite3 can't {}", what));
    }
}

// What one report writes: which table, and which of its rows came after an entry.
struct Written {
    const char* table;
    const char* rows;
};

constexpr std::array written = {
    Written{"entries", "SELECT * FROM entries WHERE sequence > ?1 ORDER BY sequence"},
    Written{"kept_values", "SELECT * FROM kept_values WHERE id > ?1 * 64 + 63 ORDER BY id"},
    Written{"voices", "SELECT * FROM voices WHERE entry > ?1 ORDER BY id"},
    Written{"cases", "SELECT * FROM cases WHERE voice_entry > ?1 ORDER BY id"},
    Written{"case_steps", "SELECT * FROM case_steps WHERE entry > ?1 ORDER BY case_id, entry"},
    Written{"case_voices",
            "SELECT * FROM case_voices WHERE voice IN (SELECT id FROM voices WHERE entry > ?1) "
            "ORDER BY voice"},
    Written{"case_word_rows", "SELECT * FROM case_word_rows WHERE entry > ?1 ORDER BY row"},
};

class Database {
public:
    explicit Database(const std::string& file) {
        must(sqlite3_open(file.c_str(), &handle_) == SQLITE_OK, "open a database");
    }
    ~Database() { sqlite3_close(handle_); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(Database&&) = delete;

    void run(const std::string& sql) {
        must(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
             sql.c_str());
    }

    sqlite3_stmt* prepare(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
             sql.c_str());
        return statement;
    }

private:
    sqlite3* handle_ = nullptr;
};

Row row_of(sqlite3_stmt* statement) {
    Row row;
    for (int at = 0; at < sqlite3_column_count(statement); ++at) {
        if (sqlite3_column_type(statement, at) == SQLITE_INTEGER) {
            row.emplace_back(sqlite3_column_int64(statement, at));
        } else if (sqlite3_column_type(statement, at) == SQLITE_TEXT) {
            row.emplace_back(
                std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, at)),
                            static_cast<std::size_t>(sqlite3_column_bytes(statement, at))));
        } else {
            row.emplace_back(std::monostate{});
        }
    }
    return row;
}

std::vector<Row> rows_since(Database& from, const char* sql, std::int64_t after) {
    std::vector<Row> rows;
    sqlite3_stmt* statement = from.prepare(sql);
    sqlite3_bind_int64(statement, 1, after);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        rows.push_back(row_of(statement));
    }
    sqlite3_finalize(statement);
    return rows;
}

// An index over words makes its own tables when it is created.
void copy_schema(Database& from, Database& to) {
    sqlite3_stmt* statement = from.prepare(
        "SELECT sql FROM sqlite_master "
        "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT IN ("
        "    SELECT words.name || own.ending FROM sqlite_master AS words, "
        "        (SELECT '_data' AS ending UNION SELECT '_idx' UNION "
        "         SELECT '_content' UNION SELECT '_docsize' UNION SELECT '_config') "
        "            AS own "
        "    WHERE words.sql LIKE 'CREATE VIRTUAL TABLE%') "
        "ORDER BY type DESC, rowid");
    while (sqlite3_step(statement) == SQLITE_ROW) {
        to.run(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
}

void insert(sqlite3_stmt* statement, const Row& row) {
    for (std::size_t at = 0; at < row.size(); ++at) {
        const int place = static_cast<int>(at) + 1;
        if (const auto* number = std::get_if<std::int64_t>(&row[at])) {
            sqlite3_bind_int64(statement, place, *number);
        } else if (const auto* text = std::get_if<std::string>(&row[at])) {
            sqlite3_bind_text(
                statement, place, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
        } else {
            sqlite3_bind_null(statement, place);
        }
    }
    must(sqlite3_step(statement) == SQLITE_DONE, "write a row");
    sqlite3_reset(statement);
}

struct Table {
    sqlite3_stmt* statement = nullptr;
    std::vector<Row> rows;
    std::size_t done = 0;

    // Its share of the rows when this many of all reports are written.
    void write_until(std::size_t reports, std::size_t all) {
        const std::size_t until = rows.size() * reports / all;
        for (; done < until; ++done) {
            insert(statement, rows[done]);
        }
    }
};

std::vector<Table> tables_of(Database& from, Database& to, std::int64_t after) {
    std::vector<Table> tables;
    for (const auto& each : written) {
        Table table;
        table.rows = rows_since(from, each.rows, after);
        must(!table.rows.empty(), each.table);
        std::string places = "?";
        for (std::size_t at = 1; at < table.rows.front().size(); ++at) {
            places += ",?";
        }
        table.statement = to.prepare(fmt::format("INSERT INTO {} VALUES ({})", each.table, places));
        tables.push_back(std::move(table));
    }
    // The words' index holds row and tokens, as case_word_rows does.
    Table words;
    for (const auto& row : tables.back().rows) {
        words.rows.push_back({row[0], row[2]});
    }
    words.statement = to.prepare("INSERT INTO case_words (rowid, words) VALUES (?, ?)");
    tables.push_back(std::move(words));
    return tables;
}

void remove_database(const std::string& file) {
    for (const auto* ending : {"", "-wal", "-shm"}) {
        std::filesystem::remove(file + ending);
    }
}

// In batches, each one transaction; answers how many seconds it took.
double write_all(Database& to, std::vector<Table>& tables, std::size_t reports) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at < reports;) {
        at = std::min(at + reports_a_batch, reports);
        to.run("BEGIN IMMEDIATE");
        for (auto& table : tables) {
            table.write_until(at, reports);
        }
        to.run("COMMIT");
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

double raw_reports_a_second(const std::string& folder, std::int64_t after) {
    const auto file = folder + "/raw.db";
    remove_database(file);
    double rate = 0;
    {
        Database from(folder + "/songyuan.db");
        Database to(file);
        to.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;");
        copy_schema(from, to);
        auto tables = tables_of(from, to, after);
        const std::size_t reports = tables[2].rows.size();
        rate = static_cast<double>(reports) / write_all(to, tables, reports);
        for (auto& table : tables) {
            sqlite3_finalize(table.statement);
        }
    }
    remove_database(file);
    return rate;
}

// Of each entry its body and its leaf, and a node of the tree; and each kept value: all with what
// stands before them when they are hashed.
double raw_hashes_a_second(const std::string& folder) {
    Database from(folder + "/songyuan.db");
    const auto entries = rows_since(
        from, "SELECT kind, body, body_salt FROM entries WHERE sequence > ?1 ORDER BY sequence", 0);
    std::vector<std::string> pieces;
    for (const auto& row : entries) {
        const auto sequence = static_cast<std::int64_t>(pieces.size() / 3 + 1);
        const auto& body = std::get<std::string>(row[1]);
        const auto& salt = std::get<std::string>(row[2]);
        const auto leaf = journal::leaf_of(
            {sequence, {}, std::get<std::string>(row[0]), body, salt}, "310101015");
        pieces.push_back(journal::bytes_from_hex(salt).value_or("") + body);
        pieces.push_back('\0' + leaf.value_or(""));
        pieces.emplace_back(1 + 2 * journal::Hash{}.size(), '\1');
    }
    for (const auto& row :
         rows_since(from, "SELECT salt, value FROM kept_values WHERE id > ?1 ORDER BY id", -1)) {
        pieces.push_back(journal::bytes_from_hex(std::get<std::string>(row[0])).value_or("") +
                         std::get<std::string>(row[1]));
    }
    const auto begin = std::chrono::steady_clock::now();
    std::uint8_t seen = 0;
    for (const auto& piece : pieces) {
        seen ^= journal::sha256(piece)[0];
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    must(pieces.empty() || seen != 0 || pieces.size() > 1, "hash");
    return static_cast<double>(entries.size()) / took.count();
}

} // namespace bench
