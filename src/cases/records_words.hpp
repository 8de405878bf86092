// The SQL behind the words' indexes: how far they have read, and what stands in which row.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/events.hpp"
#include "store/connection.hpp"

namespace cases {

// A case's words stand in parts, one an entry that said something; what comes after the last part
// is not indexed.
constexpr std::int64_t word_parts_a_case_max = 64;

struct WordRow {
    std::int64_t row = 0;
    journal::Sequence entry = 0;
    std::string tokens;        // Of everything; may be empty.
    std::string public_tokens; // Of public text; may be empty.
};

[[nodiscard]] journal::Sequence words_read_so_far(store::Connection& connection);
void note_words_read(store::Connection& writer, journal::Sequence entry);

// The next free row of a case, or nothing when all are used.
[[nodiscard]] std::optional<std::int64_t> free_word_row(store::Connection& connection, CaseId id);
void insert_word_row(store::Connection& writer, const WordRow& row);
void set_public_tokens(store::Connection& writer, std::int64_t row, const std::string& tokens);
[[nodiscard]] std::vector<WordRow> word_rows_of(store::Connection& connection, CaseId id);
void delete_word_rows(store::Connection& writer, CaseId id);

} // namespace cases
