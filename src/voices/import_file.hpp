// Reads a file of messages, row by row: CSV or JSON lines, plain or gzip, or XLSX, told apart by
// their content. A row that can't be read is refused with its line; the others are not its
// business.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "sheets/table.hpp"

namespace voices {

struct ImportRow {
    std::size_t line = 0;
    std::string identity; // "uid …", or the whole row where it has none.
    std::string words;
    std::string title;
    std::optional<calendar::Moment> time;
    std::string place;
    std::string category;
    std::string kind;
    std::string contact_name;
    std::string contact_phone;
};

struct RefusedRow {
    std::size_t line = 0;
    base::Refusal refusal;
};

using ReadRow = std::variant<ImportRow, RefusedRow>;

// Which of their columns is ours: {"words", "正文"}. An empty name leaves a column out.
using ColumnMap = std::map<std::string, std::string>;

// Reads "words=正文"; refuses what is no column of ours.
[[nodiscard]] base::Result<ColumnMap> read_column_map(const std::vector<std::string>& written);

// Hears each row, and how many of the file's bytes have been read by then.
using TakeRow = std::function<void(ReadRow, std::int64_t bytes_read)>;

// Answers how many rows there were; refuses a file that isn't such a list at all.
[[nodiscard]] base::Result<std::size_t> read_import(std::istream& file,
                                                    const ColumnMap& map,
                                                    const TakeRow& take);

// The columns of a list to fill in, as they are called in that language.
[[nodiscard]] std::vector<sheets::Column> blank_columns(text::Language language);

} // namespace voices
