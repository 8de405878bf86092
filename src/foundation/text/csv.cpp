#include "text/csv.hpp"

#include <algorithm>
#include <array>

namespace text {

namespace {

// Reads one row after the other. Outside of quotes every byte but a comma and a line end is taken
// as it is, a quote in the middle of a cell included: other people's files aren't always strict.
class CsvReader {
public:
    CsvReader(std::string_view bytes, const CsvBounds& bounds) : rest_(bytes), bounds_(bounds) {}

    base::Result<std::vector<CsvRow>> read() {
        std::vector<CsvRow> rows;
        while (!rest_.empty()) {
            CsvRow row = read_row();
            if (open_quote_ != 0) {
                return base::refuse(
                    base::Why::Invalid, "text.quote_never_closed", {{"line", open_quote_}});
            }
            if (is_too_wide_) {
                return base::refuse(base::Why::TooLarge,
                                    "text.csv_too_wide",
                                    {{"line", row.line}, {"most", bounds_.columns}},
                                    "file");
            }
            const bool is_blank = row.cells.size() == 1 && row.cells.front().empty();
            if (!is_blank && rows.size() == bounds_.rows) {
                return base::refuse(
                    base::Why::TooLarge, "text.csv_too_long", {{"most", bounds_.rows}}, "file");
            }
            if (!is_blank) {
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }

private:
    CsvRow read_row() {
        CsvRow row{line_, {read_cell()}};
        while (!is_too_wide_ && take(',')) {
            is_too_wide_ = row.cells.size() == bounds_.columns;
            if (!is_too_wide_) {
                row.cells.push_back(read_cell());
            }
        }
        take_line_end();
        return row;
    }

    std::string read_cell() {
        std::string cell;
        if (take('"')) {
            read_quoted(cell);
        }
        const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
        cell += rest_.substr(0, end);
        rest_.remove_prefix(end);
        return cell;
    }

    void read_quoted(std::string& cell) {
        const std::size_t begins_on = line_;
        while (!take_closing_quote(cell)) {
            if (rest_.empty()) {
                open_quote_ = begins_on;
                return;
            }
            line_ += is_line_end() ? 1U : 0U;
            cell += rest_.front();
            rest_.remove_prefix(1);
        }
    }

    // Two quotes inside of quotes are one of the cell's own.
    bool take_closing_quote(std::string& cell) {
        while (take('"')) {
            if (!take('"')) {
                return true;
            }
            cell += '"';
        }
        return false;
    }

    bool take(char character) {
        if (rest_.empty() || rest_.front() != character) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    // Whether a line ends with the next byte; the \r of \r\n is only on the way there.
    [[nodiscard]] bool is_line_end() const {
        return rest_.front() == '\n' || (rest_.front() == '\r' && !rest_.starts_with("\r\n"));
    }

    void take_line_end() {
        const bool has_return = take('\r');
        const bool has_feed = take('\n');
        line_ += has_return || has_feed ? 1U : 0U;
    }

    std::string_view rest_;
    CsvBounds bounds_;
    std::size_t line_ = 1;
    bool is_too_wide_ = false;   // The row that is read has more cells than it may.
    std::size_t open_quote_ = 0; // The line of a quote that is never closed.
};

} // namespace

base::Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const CsvBounds& bounds) {
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    return CsvReader(bytes, bounds).read();
}

bool is_like_a_formula(std::string_view cell) {
    // The wide ones are what Chinese and Japanese keyboards type; some spreadsheets take them too.
    constexpr std::array<std::string_view, 10> beginnings = {
        "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return cell.starts_with(beginning); });
}

std::string csv_row(std::span<const std::string> cells) {
    std::string row;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        row += at == 0 ? "" : ",";
        std::string cell = cells[at];
        if (is_like_a_formula(cell)) {
            cell.insert(cell.begin(), '\'');
        }
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            row += cell;
            continue;
        }
        row += '"';
        for (const char character : cell) {
            row += character == '"' ? "\"\"" : std::string(1, character);
        }
        row += '"';
    }
    return row + "\r\n";
}

} // namespace text
