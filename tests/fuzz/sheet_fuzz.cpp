// Spreadsheets from strangers: an archive as it came, or, since a fuzzer seldom hits upon one, the
// XML inside: the sheet's rows, the shared texts and the formats, apart by a line of "--".

#include "fuzz/fuzzing.hpp"
#include "sheets/shown.hpp"
#include "sheets/table.hpp"
#include "sheets/test_package.hpp"
#include "text/normalise.hpp"

namespace {

constexpr std::array<sheets::Title, 2> titles = {{{"name", "姓名"}, {"telephone", "电话"}}};

std::string next_part(std::string_view& input) {
    constexpr std::string_view edge = "\n--\n";
    const std::size_t end = std::min(input.find(edge), input.size());
    const std::string part(input.substr(0, end));
    input.remove_prefix(std::min(end + edge.size(), input.size()));
    return part;
}

std::string package_of(std::string_view input) {
    const std::string rows = next_part(input);
    const std::string strings = next_part(input);
    const std::string styles = next_part(input);
    return sheets::packed(sheets::files_with_rows(
                              rows, {{"xl/sharedStrings.xml", strings}, {"xl/styles.xml", styles}}),
                          sheets::Packing::Stored);
}

void try_table(std::string_view bytes) {
    const auto table = sheets::read_table(bytes, titles);
    fuzzing::expect_reason(table);
    if (!table) {
        return;
    }
    std::size_t line = 0;
    for (const auto& row : table->rows()) {
        base::ensure(row.line > line, "rows stand below each other");
        line = row.line;
        base::ensure(row.cells.size() <= sheets::columns_max,
                     "a row has no more columns than a list");
        base::ensure(!sheets::is_package(bytes) || text::is_utf8(table->cell(row, 0)),
                     "a cell is readable text");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_table(input);
    try_table(package_of(input));
    const auto [code, number] = fuzzing::first_line_and_rest(input);
    for (const auto epoch : {sheets::Epoch::Of1900, sheets::Epoch::Of1904}) {
        base::ensure(
            sheets::shown(number, sheets::format_of(code), epoch).empty() == number.empty(),
            "a number is never lost");
    }
    return 0;
}
