// A file that goes between the hotline and us, as a table: XLSX, CSV, or JSON (an array of flat
// objects, alone or as the only array of an object). Files come from outside: they are bounded, and
// what is not understood is refused with a sentence.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sheets/sheet.hpp"
#include "sheets/workbook.hpp"
#include "work_orders/events.hpp"

namespace work_orders {

constexpr std::size_t file_bytes_max = std::size_t{4} * 1024 * 1024;
constexpr std::size_t orders_a_file_max = 3'000; // A file is one turn: whole or not at all.

struct OrderFile {
    FileKind kind = FileKind::Xlsx;
    std::vector<std::string> heading;
    std::vector<sheets::Row> rows; // A line of the file; of JSON the number of the object.
};

[[nodiscard]] base::Result<OrderFile> read_order_file(std::string_view bytes);

// In that kind of file; an empty cell is "" in JSON.
[[nodiscard]] std::string write_as(FileKind kind, const sheets::Sheet& sheet);
[[nodiscard]] std::string content_type_of(FileKind kind);

} // namespace work_orders
