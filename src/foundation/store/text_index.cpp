#include "store/text_index.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace store {

namespace {

// Each token in quotes, so that none of them is read as an operator; white space between them means
// that a row must hold them all.
std::string match_expression(std::string_view tokens) {
    std::string expression;
    std::size_t at = 0;
    while (at < tokens.size()) {
        const std::size_t end = std::min(tokens.find(' ', at), tokens.size());
        if (end > at) {
            expression += expression.empty() ? "\"" : " \"";
            for (const char letter : tokens.substr(at, end - at)) {
                expression += letter == '"' ? "\"\"" : std::string(1, letter);
            }
            expression += '"';
        }
        at = end + 1;
    }
    return expression;
}

} // namespace

// The tokens come cut. SQLite's `ascii` cutter leaves everything beyond ASCII as it is and so keeps
// each of them whole; `unicode61` would cut at marks that some scripts write inside words. Without
// `detail` a row is listed once per token, which halves the index.
TextIndex::TextIndex(std::string name)
    : name_(std::move(name)),
      create_(fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS {} USING fts5(words, content='', "
                          "detail=none, columnsize=0, tokenize=\"ascii tokenchars "
                          "'!#$%&()*+,-./:;<=>?@[]^_`{{|}}~\\'\")",
                          name_)),
      put_(fmt::format("INSERT INTO {} (rowid, words) VALUES (:row, :tokens)", name_)),
      take_out_(fmt::format("INSERT INTO {0} ({0}, rowid, words) VALUES ('delete', :row, :tokens)",
                            name_)),
      scrub_(fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", name_)),
      find_(fmt::format("SELECT rowid FROM {0} WHERE {0} MATCH :tokens AND rowid < :before "
                        "ORDER BY rowid DESC LIMIT :limit",
                        name_)) {}

void TextIndex::create(Connection& writer) const {
    writer.script(create_);
}

void TextIndex::put(Connection& writer, std::int64_t row, const std::string& tokens) const {
    writer.run(put_.c_str(), row, tokens);
}

void TextIndex::take_out(Connection& writer, std::int64_t row, const std::string& tokens) const {
    writer.run(take_out_.c_str(), row, tokens);
}

bool TextIndex::scrub(Connection& writer) const {
    writer.run(scrub_.c_str());
    return writer.empty_log();
}

std::vector<std::int64_t> TextIndex::find(Connection& connection,
                                          const std::string& tokens,
                                          std::optional<std::int64_t> before,
                                          int limit) const {
    std::vector<std::int64_t> found;
    const std::string expression = match_expression(tokens);
    if (expression.empty()) {
        return found;
    }
    const std::int64_t below = before.value_or(std::numeric_limits<std::int64_t>::max());
    for (const auto& [row] :
         connection.rows<std::int64_t>(find_.c_str(), expression, below, limit)) {
        found.push_back(row);
    }
    return found;
}

} // namespace store
