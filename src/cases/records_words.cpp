#include "cases/records_words.hpp"

namespace cases {
namespace {

constexpr const char* select_read = R"sql(
    SELECT entry FROM case_words_read WHERE name = 'journal'
)sql";

constexpr const char* upsert_read = R"sql(
    INSERT INTO case_words_read (name, entry) VALUES ('journal', :entry)
    ON CONFLICT (name) DO UPDATE SET entry = excluded.entry
)sql";

constexpr const char* select_last_row = R"sql(
    SELECT max(row) FROM case_word_rows WHERE row >= :first AND row <= :last
)sql";

constexpr const char* insert_row = R"sql(
    INSERT INTO case_word_rows (row, entry) VALUES (:row, :entry)
)sql";

} // namespace

journal::Sequence words_read_so_far(store::Connection& connection) {
    return connection.value<std::int64_t>(select_read).value_or(0);
}

void note_words_read(store::Connection& writer, journal::Sequence entry) {
    writer.run(upsert_read, entry);
}

std::optional<std::int64_t> take_word_row(store::Connection& writer,
                                          CaseId id,
                                          journal::Sequence entry) {
    const std::int64_t first = id.value * word_parts_a_case_max;
    const std::int64_t last = first + word_parts_a_case_max - 1;
    const auto used = *writer.value<std::optional<std::int64_t>>(select_last_row, first, last);
    const std::int64_t row = used ? *used + 1 : first;
    if (row > last) {
        return std::nullopt;
    }
    writer.run(insert_row, row, entry);
    return row;
}

} // namespace cases
