// Numbers and dates as a person saw them on the screen: an XLSX keeps 13800000000 as
// "1.38E+10" and a date as the days since 1899. All in whole numbers and digits, so that no
// identity number or telephone number is ever rounded.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sheets {

struct NumberFormat {
    enum class Kind { Plain, Time, Padded };

    Kind kind = Kind::Plain;
    std::size_t digits = 0; // Of padded ones: "0000" shows 42 as 0042.
};

// A format as somebody wrote it: "yyyy-mm-dd", "0000", "#,##0.00".
[[nodiscard]] NumberFormat format_of(std::string_view code);

// One of the formats that every spreadsheet knows by number (ECMA-376, 18.8.30), with those of
// Chinese Excel.
[[nodiscard]] NumberFormat built_in_format(std::optional<std::size_t> number);

// From which day the days are counted.
enum class Epoch { Of1900, Of1904 };

// As written when it is no number. A time is "2026-11-20", with "17:30" behind it unless midnight.
[[nodiscard]] std::string shown(std::string_view written, const NumberFormat& format, Epoch epoch);

} // namespace sheets
