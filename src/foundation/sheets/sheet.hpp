// A table to hand out: written as an XLSX that a clerk can work with at once, with its heading kept
// in sight, filters, and columns as wide as what stands in them.
//
// A text is always a text: whatever somebody typed, no spreadsheet takes it for a formula, a number
// or a date. Only what is a number or a date here is one there.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/moment.hpp"

namespace sheets {

constexpr std::string_view content_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Empty, a text, a number, a day, or a moment as the office's clock shows it.
using Cell =
    std::variant<std::monostate, std::string, std::int64_t, calendar::OfficeDay, calendar::Moment>;

// What a column is for; its empty cells take what a clerk adds below as the same.
enum class Holds { Text, Number, Day, Time };

struct Column {
    std::string title;
    Holds holds = Holds::Text;
};

struct Sheet {
    std::string name; // On the tab.
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    calendar::Moment made; // Stands in the file's properties.
};

// Throws base::Fault when the machine has no room for it.
[[nodiscard]] std::string write_workbook(const Sheet& sheet);

} // namespace sheets
