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
        R"(^\s*-- kind: (journal|kept|cache)(?: ([0-9]{1,6}))?(, indexed last)?\s*$)");
    std::smatch match;
    if (!std::regex_match(line, match, form)) {
        return std::nullopt;
    }
    const TableKind kind = match[1] == "journal" ? TableKind::Journal
                           : match[1] == "kept"  ? TableKind::Kept
                                                 : TableKind::Cache;
    if (match[3].matched && kind != TableKind::Cache) {
        return std::nullopt;
    }
    return Kind{kind, match[2].matched ? std::stoi(match[2]) : 1, match[3].matched};
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
    const auto [kind, filling, is_indexed_last] = *statement.kind;
    return {name, kind, filling, is_indexed_last, statement.text, {}};
}

} // namespace

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
