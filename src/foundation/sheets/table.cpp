#include "sheets/table.hpp"

#include <algorithm>

#include "text/csv.hpp"
#include "text/normalise.hpp"

namespace sheets {

namespace {

using base::refuse;
using base::Why;

// The files of spreadsheets before 2007, and of newer ones that ask for a password.
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";

// Whatever its encoding, a list is written without these; a picture or a broken file is not.
bool stands_in_no_text(char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte < ' ' && each != '\t' && each != '\n' && each != '\r';
}

base::Result<std::vector<Row>> read_rows(std::string_view bytes) {
    if (is_package(bytes)) {
        return read_workbook(bytes);
    }
    if (bytes.starts_with(compound_file)) {
        return refuse(Why::Invalid, "sheets.old_or_locked", {}, "file");
    }
    if (std::ranges::any_of(bytes, stands_in_no_text)) {
        return refuse(Why::Invalid, "sheets.not_xlsx", {}, "file");
    }
    return text::read_csv(bytes, {rows_max, columns_max});
}

base::Result<std::vector<std::optional<std::size_t>>> find_titles(const Row& heading,
                                                                  std::span<const Title> titles) {
    std::vector<std::optional<std::size_t>> positions(titles.size());
    for (std::size_t at = 0; at < heading.cells.size(); ++at) {
        const std::string name = text::tidy(text::normalise(heading.cells[at]));
        const auto title = std::ranges::find_if(titles, [&](const Title& each) {
            return name == each.english || name == each.chinese;
        });
        if (title == titles.end()) {
            continue;
        }
        auto& position = positions[static_cast<std::size_t>(title - titles.begin())];
        if (position) {
            return refuse(Why::Invalid, "sheets.column_twice", {{"column", name}}, "file");
        }
        position = at;
    }
    return positions;
}

std::string csv_text(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);
    }
    if (const auto* day = std::get_if<calendar::OfficeDay>(&cell)) {
        return calendar::iso_date(*day);
    }
    const auto* moment = std::get_if<calendar::Moment>(&cell);
    return moment == nullptr ? std::string() : calendar::iso_moment(*moment);
}

} // namespace

std::string Table::cell(const Row& row, std::size_t title) const {
    const auto position = positions_[title];
    if (!position || *position >= row.cells.size()) {
        return {};
    }
    const std::string& cell = row.cells[*position];
    return text::is_utf8(cell) ? text::tidy(cell) : cell;
}

std::vector<std::string> Table::cells_of(std::size_t line) const {
    const auto row = std::ranges::lower_bound(rows_, line, {}, &Row::line);
    return row == rows_.end() || row->line != line ? std::vector<std::string>() : row->cells;
}

base::Result<Table> read_table(std::string_view bytes, std::span<const Title> titles) {
    auto rows = read_rows(bytes);
    if (!rows) {
        return base::refusal_of(rows);
    }
    if (rows->empty()) {
        return refuse(Why::Invalid, "sheets.empty", {}, "file");
    }
    Row heading = std::move(rows->front());
    rows->erase(rows->begin());
    auto positions = find_titles(heading, titles);
    if (!positions) {
        return base::refusal_of(positions);
    }
    return Table(std::move(heading.cells), std::move(*rows), std::move(*positions));
}

Sheet returned_sheet(const std::vector<std::string>& heading,
                     const std::vector<Returned>& rows,
                     const text::Catalogue& words,
                     calendar::Moment now) {
    // A list that comes back a second time already has the two columns of the first.
    const auto is_ours = [&](const std::string& title) {
        return title == words.say("sheets.line") || title == words.say("sheets.reason");
    };
    Sheet sheet{words.say("sheets.returned"), {}, {}, now};
    for (const auto& title : heading) {
        if (!is_ours(title)) {
            sheet.columns.push_back({title});
        }
    }
    sheet.columns.push_back({words.say("sheets.line"), Holds::Number});
    sheet.columns.push_back({words.say("sheets.reason")});
    for (const auto& row : rows) {
        std::vector<Cell> cells;
        for (std::size_t at = 0; at < heading.size(); ++at) {
            if (!is_ours(heading[at])) {
                cells.emplace_back(at < row.cells.size() ? row.cells[at] : std::string());
            }
        }
        cells.emplace_back(static_cast<std::int64_t>(row.line));
        cells.emplace_back(row.reason);
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

std::string write_csv(const Sheet& sheet) {
    std::string csv(text::byte_order_mark);
    std::vector<std::string> cells;
    for (const auto& column : sheet.columns) {
        cells.push_back(column.title);
    }
    csv += text::csv_row(cells);
    for (const auto& row : sheet.rows) {
        cells.assign(sheet.columns.size(), {});
        std::ranges::transform(row, cells.begin(), csv_text);
        csv += text::csv_row(cells);
    }
    return csv;
}

} // namespace sheets
