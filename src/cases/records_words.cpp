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
    INSERT INTO case_word_rows (row, entry, tokens, public_tokens)
    VALUES (:row, :entry, :tokens, :public_tokens)
)sql";

constexpr const char* update_public_tokens = R"sql(
    UPDATE case_word_rows SET public_tokens = :public_tokens WHERE row = :row
)sql";

constexpr const char* select_rows = R"sql(
    SELECT row, entry, tokens, public_tokens FROM case_word_rows
    WHERE row >= :first AND row <= :last
    ORDER BY row
)sql";

constexpr const char* delete_rows = R"sql(
    DELETE FROM case_word_rows WHERE row >= :first AND row <= :last
)sql";

std::int64_t first_row(CaseId id) {
    return id.value * word_parts_a_case_max;
}

std::int64_t last_row(CaseId id) {
    return first_row(id) + word_parts_a_case_max - 1;
}

} // namespace

journal::Sequence words_read_so_far(store::Connection& connection) {
    return connection.value<std::int64_t>(select_read).value_or(0);
}

void note_words_read(store::Connection& writer, journal::Sequence entry) {
    writer.run(upsert_read, entry);
}

std::optional<std::int64_t> free_word_row(store::Connection& connection, CaseId id) {
    const auto used = *connection.value<std::optional<std::int64_t>>(
        select_last_row, first_row(id), last_row(id));
    const std::int64_t row = used ? *used + 1 : first_row(id);
    return row > last_row(id) ? std::nullopt : std::optional(row);
}

void insert_word_row(store::Connection& writer, const WordRow& row) {
    writer.run(insert_row, row.row, row.entry, row.tokens, row.public_tokens);
}

void set_public_tokens(store::Connection& writer, std::int64_t row, const std::string& tokens) {
    writer.run(update_public_tokens, tokens, row);
}

std::vector<WordRow> word_rows_of(store::Connection& connection, CaseId id) {
    std::vector<WordRow> rows;
    for (auto& [row, entry, tokens, public_tokens] :
         connection.rows<std::int64_t, std::int64_t, std::string, std::string>(
             select_rows, first_row(id), last_row(id))) {
        rows.push_back({row, entry, std::move(tokens), std::move(public_tokens)});
    }
    return rows;
}

void delete_word_rows(store::Connection& writer, CaseId id) {
    writer.run(delete_rows, first_row(id), last_row(id));
}

} // namespace cases
