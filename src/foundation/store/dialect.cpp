#include "store/dialect.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <vector>

namespace store {

namespace {

bool is_space(char letter) {
    return std::isspace(static_cast<unsigned char>(letter)) != 0;
}

bool is_of_a_word(char letter) {
    return letter == '_' || std::isalnum(static_cast<unsigned char>(letter)) != 0;
}

// One past the quote that ends what begins at `at`; two quotes in a row don't end it, and reading
// them as two quoted parts side by side gives the same text.
std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
    const std::size_t end = sql.find(sql[at], at + 1);
    return end == std::string_view::npos ? sql.size() : end + 1;
}

std::size_t end_of_word(std::string_view sql, std::size_t at) {
    while (at < sql.size() && is_of_a_word(sql[at])) {
        ++at;
    }
    return at;
}

std::string upper_case(std::string_view word) {
    std::string upper(word);
    std::ranges::transform(upper, upper.begin(), [](unsigned char letter) {
        return static_cast<char>(std::toupper(letter));
    });
    return upper;
}

bool comes_before_a_table(std::string_view word) {
    constexpr std::array<std::string_view, 7> words = {
        "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES", "ON"};
    return std::ranges::find(words, upper_case(word)) != words.end();
}

} // namespace

std::string plain(std::string_view sql) {
    std::string result;
    std::size_t at = 0;
    while (at < sql.size()) {
        if (sql.substr(at, 2) == "--") {
            at = std::min(sql.find('\n', at), sql.size());
        } else if (is_space(sql[at])) {
            if (!result.empty() && result.back() != ' ') {
                result += ' ';
            }
            ++at;
        } else if (sql[at] == '\'' || sql[at] == '"') {
            const std::size_t end = end_of_quoted(sql, at);
            result += sql.substr(at, end - at);
            at = end;
        } else {
            result += sql[at++];
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::string to_sqlite(std::string_view create) {
    static const std::regex number_key(R"(\bBIGINT( NOT NULL)? PRIMARY KEY\b)");
    static const std::regex clustered(R"(\)\s*CLUSTERED$)");
    const std::string text = plain(create);
    // SQLite keeps a table in the order of its INTEGER key by itself; any other spelling of the
    // type would cost a second tree.
    if (std::regex_search(text, number_key)) {
        return std::regex_replace(
            std::regex_replace(text, number_key, "INTEGER PRIMARY KEY"), clustered, ")");
    }
    return std::regex_replace(text, clustered, ") WITHOUT ROWID");
}

std::string to_postgresql(std::string_view create) {
    static const std::regex clustered(R"(\)\s*CLUSTERED$)");
    static const std::regex text_column(R"(\bTEXT\b)");
    return std::regex_replace(
        std::regex_replace(plain(create), clustered, ")"), text_column, R"(TEXT COLLATE "C")");
}

Numbered with_numbers(std::string_view sql) {
    const std::string text = plain(sql);
    Numbered result;
    std::vector<std::string_view> names;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at + 1;
        if (text[at] == '\'' || text[at] == '"') {
            end = end_of_quoted(text, at);
        } else if (text[at] == ':' && end_of_word(text, at + 1) > at + 1) {
            end = end_of_word(text, at + 1);
            const auto name = std::string_view(text).substr(at, end - at);
            const auto found = std::ranges::find(names, name);
            result.sql += '$' + std::to_string(found - names.begin() + 1);
            if (found == names.end()) {
                names.push_back(name);
            }
            at = end;
            continue;
        }
        result.sql += std::string_view(text).substr(at, end - at);
        at = end;
    }
    result.parameters = names.size();
    return result;
}

std::string with_next_tables(std::string_view sql, const TableNames& tables) {
    const std::string text = plain(sql);
    std::string result;
    std::string_view before;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '\'' || text[at] == '"') {
            const std::size_t end = end_of_quoted(text, at);
            result += text.substr(at, end - at);
            at = end;
            before = {};
        } else if (is_of_a_word(text[at])) {
            const std::size_t end = end_of_word(text, at);
            const std::string_view word = std::string_view(text).substr(at, end - at);
            result += word;
            const bool is_qualifier = end < text.size() && text[end] == '.';
            if (tables.contains(word) && (is_qualifier || comes_before_a_table(before))) {
                result += next_suffix;
            }
            before = word;
            at = end;
        } else {
            if (!is_space(text[at])) {
                before = {};
            }
            result += text[at++];
        }
    }
    return result;
}

} // namespace store
