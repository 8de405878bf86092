#include "store/schema.hpp"

#include <algorithm>
#include <optional>
#include <regex>
#include <tuple>

#include <fmt/format.h>

#include "base/fault.hpp"
#include "store/dialect.hpp"
#include "store/digest.hpp"

namespace store {

namespace {

// What the comment line before a table says.
struct Kind {
    TableKind kind = TableKind::Cache;
    int filling = 1;
    bool is_indexed_last = false;
    bool is_fed = false;
};

struct Statement {
    std::string text; // Without comments.
    std::size_t line = 0;
    std::optional<Kind> kind;
};

[[noreturn]] void refuse_to_read(std::string_view file, std::size_t line, std::string_view why) {
    throw base::Fault(fmt::format("{}, line {}: {}", file, line, why));
}

std::optional<Kind> read_kind(const std::string& line) {
    static const std::regex form(
        R"(^\s*-- kind: (journal|kept|cache)(?: ([0-9]{1,6}))?(, indexed last|, fed)?\s*$)");
    std::smatch match;
    if (!std::regex_match(line, match, form)) {
        return std::nullopt;
    }
    const TableKind kind = match[1] == "journal" ? TableKind::Journal
                           : match[1] == "kept"  ? TableKind::Kept
                                                 : TableKind::Cache;
    const bool is_fed = match[3] == ", fed";
    const bool is_indexed_last = match[3].matched && !is_fed;
    if ((is_indexed_last && kind != TableKind::Cache) || (is_fed && kind != TableKind::Kept)) {
        return std::nullopt;
    }
    return Kind{kind, match[2].matched ? std::stoi(match[2]) : 1, is_indexed_last, is_fed};
}

// Statements end with a semicolon at the end of a line, which is how people write them.
std::vector<Statement> read_statements(std::string_view file, std::string_view sql) {
    std::vector<Statement> statements;
    Statement current;
    std::size_t line_number = 0;
    std::size_t at = 0;
    while (at < sql.size()) {
        const std::size_t end = std::min(sql.find('\n', at), sql.size());
        const std::string line(sql.substr(at, end - at));
        at = end + 1;
        ++line_number;
        const std::string text = plain(line);
        if (line.starts_with("-- kind:")) {
            current.kind = read_kind(line);
            if (!current.kind) {
                refuse_to_read(file, line_number, "a kind is journal, kept or cache");
            }
        }
        if (text.empty()) {
            continue;
        }
        current.line = current.text.empty() ? line_number : current.line;
        current.text += current.text.empty() ? text : " " + text;
        if (current.text.ends_with(';')) {
            current.text.pop_back();
            statements.push_back(std::move(current));
            current = {};
        }
    }
    if (!current.text.empty()) {
        refuse_to_read(file, current.line, "the last statement does not end");
    }
    return statements;
}

Table read_table(std::string_view file, const Statement& statement, const std::string& name) {
    if (!statement.kind) {
        refuse_to_read(file, statement.line, "a table needs its \"-- kind:\" line");
    }
    if (name.ends_with(next_suffix)) {
        refuse_to_read(file, statement.line, "names ending in _next belong to rebuilds");
    }
    const auto [kind, filling, is_indexed_last, is_fed] = *statement.kind;
    return {name, kind, filling, is_indexed_last, statement.text, {}, is_fed};
}

// What stands between the outermost parentheses, cut at the commas between its parts.
std::vector<std::string> parts_of(const std::string& create) {
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const char each : create.substr(create.find('(') + 1)) {
        depth += each == '(' ? 1 : each == ')' ? -1 : 0;
        if (depth < 0) {
            break;
        }
        if (each == ',' && depth == 0) {
            parts.emplace_back();
        } else if (each != ' ' || !parts.back().empty()) {
            parts.back() += each;
        }
    }
    for (std::string& part : parts) {
        part.erase(part.find_last_not_of(' ') + 1);
    }
    return parts;
}

} // namespace

std::vector<Column> columns_of(const Table& table) {
    static const std::regex column(R"(^([a-z][a-z0-9_]*) (BIGINT|TEXT)\b.*)");
    std::vector<Column> columns;
    for (const std::string& part : parts_of(table.create)) {
        std::smatch match;
        if (std::regex_match(part, match, column)) {
            columns.push_back({match[1], match[2] == "TEXT"});
        }
    }
    return columns;
}

std::vector<Column> key_of(const Table& table) {
    static const std::regex own(R"(.*\bPRIMARY KEY$)");
    static const std::regex joint(R"(^PRIMARY KEY ?\((.*)\)$)");
    const auto columns = columns_of(table);
    const auto parts = parts_of(table.create);
    std::vector<Column> key;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        std::smatch match;
        if (at < columns.size() && std::regex_match(parts[at], own)) {
            key.push_back(columns[at]);
        } else if (std::regex_match(parts[at], match, joint)) {
            for (const std::string& name : parts_of("(" + match[1].str() + ")")) {
                key.push_back(*std::ranges::find(columns, name, &Column::name));
            }
        }
    }
    return key;
}

void Schema::add(std::string_view file_name, std::string_view sql) {
    static const std::regex create_table(R"(^CREATE TABLE ([a-z][a-z0-9_]*) ?\(.*)");
    static const std::regex create_index(
        R"(^CREATE (?:UNIQUE )?INDEX ([a-z][a-z0-9_]*) ON ([a-z][a-z0-9_]*) ?\(.*)");
    for (const Statement& statement : read_statements(file_name, sql)) {
        const auto find = [this](const std::string& name) {
            return std::ranges::find(tables_, name, &Table::name);
        };
        std::smatch match;
        if (std::regex_match(statement.text, match, create_table)) {
            if (find(match[1]) != tables_.end()) {
                refuse_to_read(file_name, statement.line, "this table exists already");
            }
            tables_.push_back(read_table(file_name, statement, match[1]));
        } else if (std::regex_match(statement.text, match, create_index)) {
            const auto table = find(match[2]);
            if (table == tables_.end()) {
                refuse_to_read(file_name, statement.line, "an index follows the table it names");
            }
            table->indexes.push_back({match[1], statement.text});
        } else {
            refuse_to_read(file_name, statement.line, "neither CREATE TABLE nor CREATE INDEX");
        }
    }
}

std::string Schema::cache_version() const {
    std::vector<std::string> lines;
    for (const Table& table : tables_) {
        if (table.kind == TableKind::Cache) {
            lines.push_back(fmt::format("{} {}", table.create, table.filling));
            for (const Index& index : table.indexes) {
                lines.push_back(index.create);
            }
        }
    }
    // Which room was installed first makes no difference.
    std::ranges::sort(lines);
    Digest digest;
    for (const std::string& line : lines) {
        digest.add(line);
    }
    return fmt::format("{:016x}", digest.value());
}

} // namespace store
