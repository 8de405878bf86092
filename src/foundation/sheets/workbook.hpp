// Reads the first visible sheet of an XLSX as rows of text, each cell as a person saw it. Files
// come from strangers: everything is bounded, nothing outside the file is ever looked up, and what
// is not understood is refused with a sentence, never guessed.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "text/csv.hpp"

namespace sheets {

// A row of a table, whichever format it came in.
using Row = text::CsvRow;

constexpr std::size_t rows_max = 20'000; // That hold anything.
constexpr std::size_t columns_max = 100;
constexpr std::size_t cell_text_bytes_max = std::size_t{8} * 1024 * 1024; // Of all cells together.

// Elements and attributes of one file inside: each costs memory, however few bytes it is long.
constexpr std::size_t marks_max = 2'000'000;

// Whether the bytes begin as a zip archive does.
[[nodiscard]] bool is_package(std::string_view bytes);

// Rows without any text are left out; their line is the row's number in the sheet.
[[nodiscard]] base::Result<std::vector<Row>> read_workbook(std::string_view bytes);

} // namespace sheets
