// Files of messages from elsewhere: CSV, JSON lines, either of them gzipped. Each row is taken or
// refused, and what is taken is readable text.

#include <sstream>

#include "fuzz/fuzzing.hpp"
#include "text/normalise.hpp"
#include "voices/import_file.hpp"
#include "voices/voices.hpp"

namespace {

void expect_readable(const voices::ImportRow& row) {
    const auto fields = {&row.identity,
                         &row.words,
                         &row.title,
                         &row.place,
                         &row.category,
                         &row.kind,
                         &row.contact_name,
                         &row.contact_phone};
    for (const auto* field : fields) {
        base::ensure(text::is_utf8(*field), "a row's values are readable text");
    }
    base::ensure(!row.identity.empty(), "a row has an identity");
}

void try_import(std::string_view input, const voices::ColumnMap& map) {
    std::istringstream file{std::string(input)};
    std::size_t heard = 0;
    const auto rows =
        voices::read_import(file, map, [&](const voices::ReadRow& row, std::int64_t bytes_read) {
            ++heard;
            base::ensure(bytes_read <= static_cast<std::int64_t>(input.size()),
                         "no more is read than is there");
            if (const auto* taken = std::get_if<voices::ImportRow>(&row)) {
                expect_readable(*taken);
            } else {
                base::ensure(!std::get<voices::RefusedRow>(row).refusal.key.empty(),
                             "a refused row says why");
            }
        });
    fuzzing::expect_reason(rows);
    base::ensure(!rows || *rows == heard, "every row is heard of");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_import(input, {});
    try_import(input, {{"words", "a"}, {"time", ""}});
    fuzzing::expect_reason(voices::read_time(input));
    fuzzing::expect_reason(voices::read_column_map({std::string(input)}));
    return 0;
}
