// CSV as RFC 4180 writes it: quotes, commas, line ends inside quotes; a UTF-8 byte order mark is
// read over, and written for people who open it in a spreadsheet.

#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace text {

struct CsvRow {
    std::size_t line = 0; // The line of the file on which the row begins, from 1.
    std::vector<std::string> cells;
};

// How much of a file is held at once, counted while it is read.
struct CsvBounds {
    std::size_t rows = 20'000; // That hold anything.
    std::size_t columns = 100;
};

// All rows of a file; refuses with the line when a quote is never closed, and what is beyond the
// bounds before it is read.
[[nodiscard]] base::Result<std::vector<CsvRow>> read_csv(std::string_view bytes,
                                                         const CsvBounds& bounds = {});

// Whether a spreadsheet may take a cell for a formula: = + - @, narrow or wide, tab or carriage
// return at its start.
[[nodiscard]] bool is_like_a_formula(std::string_view cell);

// One row with its CRLF. A cell that looks like a formula gets an apostrophe before it.
[[nodiscard]] std::string csv_row(std::span<const std::string> cells);

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace text
