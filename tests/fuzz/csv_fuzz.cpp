// Tables from spreadsheets. What was read and is written again reads the same, but for the
// apostrophe that keeps a spreadsheet from taking a cell for a formula.

#include "fuzz/fuzzing.hpp"
#include "text/csv.hpp"

namespace {

std::string as_written(const std::string& cell) {
    return text::is_like_a_formula(cell) ? "'" + cell : cell;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rows = text::read_csv(fuzzing::text_of(data, size));
    fuzzing::expect_reason(rows);
    if (!rows) {
        return 0;
    }
    // A written file begins with the mark, so that a cell which begins with one keeps it.
    std::string written(text::byte_order_mark);
    std::size_t line = 0;
    for (const auto& row : *rows) {
        base::ensure(row.line > line, "rows stand below each other");
        line = row.line;
        written += text::csv_row(row.cells);
    }
    const auto again = text::read_csv(written).value();
    base::ensure(again.size() == rows->size(), "no row is lost");
    for (std::size_t at = 0; at < again.size(); ++at) {
        const auto& cells = rows->at(at).cells;
        base::ensure(again[at].cells.size() == cells.size(), "no cell is lost");
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            base::ensure(again[at].cells[cell] == as_written(cells[cell]), "a cell reads the same");
        }
    }
    return 0;
}
