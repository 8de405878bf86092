#include "voices/import_records.hpp"

#include "text/csv.hpp"

namespace voices {
namespace {

constexpr std::size_t record_bytes_max = 128 * 1024;
constexpr std::size_t record_columns_max = 1'000;

// Whether a quoted cell is still open at the end of `line`, as the CSV reader will see it.
enum class Quotes { Closed, Open };

Quotes quotes_after(std::string_view line, Quotes before) {
    bool is_open = before == Quotes::Open;
    bool begins_cell = !is_open;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_open && line[at] == '"') {
            const bool is_doubled = at + 1 < line.size() && line[at + 1] == '"';
            at += is_doubled ? 1 : 0;
            is_open = is_doubled;
        } else if (!is_open && begins_cell && line[at] == '"') {
            is_open = true;
        }
        begins_cell = !is_open && line[at] == ',';
    }
    return is_open ? Quotes::Open : Quotes::Closed;
}

} // namespace

std::optional<CsvRecords::Record> CsvRecords::next() {
    auto first = next_line();
    if (!first) {
        return std::nullopt;
    }
    if (first->is_too_long) {
        return Record{first->number, {}, {}, "voices.import_row_too_long"};
    }
    std::vector<FileLine> more;
    std::string whole = first->text;
    auto quotes = quotes_after(whole, Quotes::Closed);
    while (quotes == Quotes::Open) {
        auto line = next_line();
        const bool goes_on =
            line && !line->is_too_long && whole.size() + line->text.size() < record_bytes_max;
        if (line) {
            more.push_back(std::move(*line));
        }
        if (!goes_on) {
            again_.insert(again_.begin(), more.begin(), more.end());
            return Record{first->number, {}, {}, "voices.import_quote_never_closed"};
        }
        quotes = quotes_after(more.back().text, quotes);
        whole += "\n" + more.back().text;
    }
    auto rows = text::read_csv(whole, {1, record_columns_max});
    if (!rows) {
        const bool is_wide = rows.error().key == "text.csv_too_wide";
        return Record{first->number,
                      {},
                      {},
                      is_wide ? "voices.import_row_too_wide" : "voices.import_quote_never_closed"};
    }
    auto cells = rows->empty() ? std::vector<std::string>() : std::move(rows->front().cells);
    return Record{first->number, std::move(cells), std::move(whole), nullptr};
}

std::optional<FileLine> CsvRecords::next_line() {
    if (again_.empty()) {
        return lines_.next();
    }
    auto line = std::move(again_.front());
    again_.pop_front();
    return line;
}

} // namespace voices
