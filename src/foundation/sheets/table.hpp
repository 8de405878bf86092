// A list that somebody brings as a file, CSV or XLSX: its first row names the columns, in any
// order, in English or Chinese; columns that nobody knows are read over. What can't be taken goes
// back to them as it stood, with the reason, so that they mend only that.

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sheets/sheet.hpp"
#include "sheets/workbook.hpp"
#include "text/catalogue.hpp"

namespace sheets {

// How a column is named: part of the format, so that a list of one language is read in the other.
struct Title {
    std::string_view english;
    std::string_view chinese;

    [[nodiscard]] std::string_view in(text::Language language) const {
        return language == text::Language::Chinese ? chinese : english;
    }
};

class Table {
public:
    Table(std::vector<std::string> heading,
          std::vector<Row> rows,
          std::vector<std::optional<std::size_t>> positions)
        : heading_(std::move(heading)), rows_(std::move(rows)), positions_(std::move(positions)) {}

    // As it stands in the file.
    [[nodiscard]] const std::vector<std::string>& heading() const { return heading_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    // Whether there is a column of the title with this number.
    [[nodiscard]] bool has(std::size_t title) const { return positions_[title].has_value(); }

    // What stands below it, tidied; empty where nothing does. Bytes that are no text stay.
    [[nodiscard]] std::string cell(const Row& row, std::size_t title) const;

    // The cells of a line as they stood.
    [[nodiscard]] std::vector<std::string> cells_of(std::size_t line) const;

private:
    std::vector<std::string> heading_;
    std::vector<Row> rows_;
    std::vector<std::optional<std::size_t>> positions_; // Of each title.
};

// Refuses what is neither CSV nor XLSX, and a column that is named twice.
[[nodiscard]] base::Result<Table> read_table(std::string_view bytes, std::span<const Title> titles);

// A list read row by row: `Record` is what a row says.
struct RefusedRow {
    std::size_t line = 0;
    base::Refusal refusal;
};
template <class Record>
struct List {
    struct Numbered {
        std::size_t line = 0;
        Record row;
    };

    Table table;
    std::vector<Numbered> rows;
    std::vector<RefusedRow> refused;
};

template <class Record, class ReadRow>
[[nodiscard]] List<Record> read_list(Table table, const ReadRow& read_row) {
    List<Record> list{std::move(table), {}, {}};
    for (const auto& cells : list.table.rows()) {
        base::Result<Record> row = read_row(list.table, cells);
        if (row) {
            list.rows.push_back({cells.line, std::move(*row)});
        } else {
            list.refused.push_back({cells.line, row.error()});
        }
    }
    return list;
}

// What goes back: the cells as they stood, the line they stood in, and the reason.
struct Returned {
    std::size_t line = 0;
    std::vector<std::string> cells;
    std::string reason;
};
[[nodiscard]] Sheet returned_sheet(const std::vector<std::string>& heading,
                                   const std::vector<Returned>& rows,
                                   const text::Catalogue& words,
                                   calendar::Moment now);

// The same as CSV.
[[nodiscard]] std::string write_csv(const Sheet& sheet);

} // namespace sheets
