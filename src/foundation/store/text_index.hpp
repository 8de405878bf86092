// A TextIndex finds rows by their words. It is kept, not rebuilt with the cache: fed after the
// commit, in batches. Tokens come from text::index_tokens; only whether a row holds a token is
// known, not where or how often.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace store {

class TextIndex {
public:
    // `name` is the index's own name, such as "case_words".
    explicit TextIndex(std::string name);

    void create(Connection& writer) const;
    void put(Connection& writer, std::int64_t row, const std::string& tokens) const;

    // Takes a row out; the very tokens it was put in with must be given, or the index is damaged.
    void take_out(Connection& writer, std::int64_t row, const std::string& tokens) const;

    // Only this makes what was taken out vanish from the files. It rewrites the index and begins
    // and commits its own transaction. False when a reader was in the way: ask again later.
    [[nodiscard]] bool scrub(Connection& writer) const;

    // Rows that hold all the tokens, newest (largest) first, below `before` when given. No tokens,
    // no rows.
    [[nodiscard]] std::vector<std::int64_t> find(Connection& connection,
                                                 const std::string& tokens,
                                                 std::optional<std::int64_t> before,
                                                 int limit) const;

private:
    // The same in each database's own words.
    struct Statements {
        std::string create;
        std::string put;
        std::string take_out;
        std::string scrub; // Before the log is emptied; empty when that is all.
        std::string find;
    };
    static Statements for_sqlite(const std::string& name);
    static Statements for_postgresql(const std::string& name);

    [[nodiscard]] const Statements& statements(const Connection& connection) const;

    Statements sqlite_;
    Statements postgresql_;
};

} // namespace store
