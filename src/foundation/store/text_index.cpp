#include "store/text_index.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace store {

namespace {

// Each token in quotes, so that none of them is read as an operator; `joint` stands between them
// and means that a row must hold them all.
std::string match_expression(std::string_view tokens,
                             std::string_view special,
                             char quote,
                             std::string_view joint) {
    std::string expression;
    std::size_t at = 0;
    while (at < tokens.size()) {
        const std::size_t end = std::min(tokens.find(' ', at), tokens.size());
        if (end > at) {
            expression += expression.empty() ? "" : joint;
            expression += quote;
            for (const char letter : tokens.substr(at, end - at)) {
                expression.append(special.find(letter) == std::string_view::npos ? 1 : 2, letter);
            }
            expression += quote;
        }
        at = end + 1;
    }
    return expression;
}

std::string match_expression(Dialect dialect, std::string_view tokens) {
    return dialect == Dialect::Sqlite ? match_expression(tokens, "\"", '"', " ")
                                      : match_expression(tokens, "'\\", '\'', " & ");
}

} // namespace

TextIndex::TextIndex(std::string name)
    : sqlite_(for_sqlite(name)), postgresql_(for_postgresql(name)) {}

// The tokens come cut. SQLite's `ascii` cutter leaves everything beyond ASCII as it is and so keeps
// each of them whole; `unicode61` would cut at marks that some scripts write inside words. Without
// `detail` a row is listed once per token, which halves the index.
TextIndex::Statements TextIndex::for_sqlite(const std::string& name) {
    return {
        fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS {} USING fts5(words, content='', "
                    "detail=none, columnsize=0, tokenize=\"ascii tokenchars "
                    "'!#$%&()*+,-./:;<=>?@[]^_`{{|}}~\\'\")",
                    name),
        fmt::format("INSERT INTO {} (rowid, words) VALUES (:row, :tokens)", name),
        fmt::format("INSERT INTO {0} ({0}, rowid, words) VALUES ('delete', :row, :tokens)", name),
        fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", name),
        fmt::format("SELECT rowid FROM {0} WHERE {0} MATCH :tokens AND rowid < :before "
                    "ORDER BY rowid DESC LIMIT :limit",
                    name)};
}

// A tsvector of the very tokens: none of PostgreSQL's own cutters looks at them. The table is noted
// as kept, so that emptying the log takes out of its file what was taken out of it.
TextIndex::Statements TextIndex::for_postgresql(const std::string& name) {
    return {
        fmt::format("CREATE TABLE IF NOT EXISTS {0} (id BIGINT PRIMARY KEY, words TSVECTOR NOT "
                    "NULL); CREATE INDEX IF NOT EXISTS {0}_by_word ON {0} USING gin (words); "
                    "INSERT INTO made_tables (name, kind) VALUES ('{0}', 'kept') "
                    "ON CONFLICT (name) DO NOTHING",
                    name),
        fmt::format("INSERT INTO {} (id, words) VALUES (:row, "
                    "array_to_tsvector(array_remove(string_to_array(:tokens, ' '), '')))",
                    name),
        fmt::format("DELETE FROM {} WHERE id = :row AND :tokens IS NOT NULL", name),
        {},
        fmt::format("SELECT id FROM {} WHERE words @@ CAST(:tokens AS TSQUERY) AND id < :before "
                    "ORDER BY id DESC LIMIT :limit",
                    name)};
}

const TextIndex::Statements& TextIndex::statements(const Connection& connection) const {
    return connection.dialect() == Dialect::Sqlite ? sqlite_ : postgresql_;
}

void TextIndex::create(Connection& writer) const {
    writer.script(statements(writer).create);
}

void TextIndex::put(Connection& writer, std::int64_t row, const std::string& tokens) const {
    writer.run(statements(writer).put.c_str(), row, tokens);
}

void TextIndex::take_out(Connection& writer, std::int64_t row, const std::string& tokens) const {
    writer.run(statements(writer).take_out.c_str(), row, tokens);
}

bool TextIndex::scrub(Connection& writer) const {
    const auto& scrub = statements(writer).scrub;
    if (!scrub.empty()) {
        writer.run(scrub.c_str());
    }
    return writer.empty_log();
}

std::vector<std::int64_t> TextIndex::find(Connection& connection,
                                          const std::string& tokens,
                                          std::optional<std::int64_t> before,
                                          int limit) const {
    std::vector<std::int64_t> found;
    const std::string expression = match_expression(connection.dialect(), tokens);
    if (expression.empty()) {
        return found;
    }
    const std::int64_t below = before.value_or(std::numeric_limits<std::int64_t>::max());
    for (const auto& [row] : connection.rows<std::int64_t>(
             statements(connection).find.c_str(), expression, below, limit)) {
        found.push_back(row);
    }
    return found;
}

} // namespace store
