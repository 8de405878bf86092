// The SQL behind the words' indexes: how far they have read, and which rows they use.

#pragma once

#include <cstdint>
#include <string>

#include "cases/events.hpp"
#include "store/connection.hpp"

namespace cases {

// A case's words stand in parts, one an entry that said something; later ones share the last part's
// number with nobody, so at most so many are indexed.
constexpr std::int64_t word_parts_a_case_max = 64;

[[nodiscard]] journal::Sequence words_read_so_far(store::Connection& connection);
void note_words_read(store::Connection& writer, journal::Sequence entry);

// The row for one more part of a case, or nothing when all are used.
[[nodiscard]] std::optional<std::int64_t> take_word_row(store::Connection& writer,
                                                        CaseId id,
                                                        journal::Sequence entry);

} // namespace cases
