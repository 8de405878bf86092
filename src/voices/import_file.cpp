#include "voices/import_file.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include <nlohmann/json.hpp>

#include "text/csv.hpp"
#include "text/normalise.hpp"
#include "voices/import_lines.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

// Our columns and what they are called in other people's files; the first that is filled wins.
struct Column {
    std::string_view ours;
    std::vector<std::string_view> theirs;
};

const std::vector<Column>& columns() {
    static const std::vector<Column> known = {
        {"uid", {"uid", "id", "编号"}},
        {"words", {"words", "text", "内容", "正文"}},
        {"title", {"title", "标题"}},
        {"time", {"time", "date", "时间", "日期"}},
        {"place", {"place", "地点", "地址"}},
        {"category", {"category", "类别"}},
        {"kind", {"kind", "诉求类型"}},
        {"contact_name", {"contact_name", "称呼", "姓名"}},
        {"contact_phone", {"contact_phone", "电话", "联系电话"}},
    };
    return known;
}

// One row as it stands in the file: a value, or nothing, by their column's name.
using Cells = std::function<std::optional<std::string>(const std::string& name)>;

std::string value_of(const Cells& cells, const ColumnMap& map, std::string_view ours) {
    if (const auto mapped = map.find(std::string(ours)); mapped != map.end()) {
        return mapped->second.empty() ? std::string() : cells(mapped->second).value_or("");
    }
    const auto column = std::ranges::find(columns(), ours, &Column::ours);
    for (const auto theirs : column->theirs) {
        auto value = cells(std::string(theirs));
        if (value && !text::tidy(*value).empty()) {
            return std::move(*value);
        }
    }
    return {};
}

RefusedRow refused_row(std::size_t line, const char* key, base::Arguments arguments = {}) {
    return {line, {Why::Invalid, key, std::move(arguments), ""}};
}

ReadRow make_row(std::size_t line,
                 const Cells& cells,
                 const ColumnMap& map,
                 const std::string& whole) {
    if (!text::is_utf8(whole)) {
        return refused_row(line, "voices.import_row_not_utf8");
    }
    ImportRow row;
    row.line = line;
    const auto uid = text::tidy(value_of(cells, map, "uid"));
    row.identity = uid.empty() ? "row " + whole : "uid " + uid;
    row.words = value_of(cells, map, "words");
    row.title = value_of(cells, map, "title");
    row.place = text::tidy(value_of(cells, map, "place"));
    row.category = text::tidy(value_of(cells, map, "category"));
    row.kind = text::tidy(value_of(cells, map, "kind"));
    row.contact_name = value_of(cells, map, "contact_name");
    row.contact_phone = value_of(cells, map, "contact_phone");
    if (const auto written = text::tidy(value_of(cells, map, "time")); !written.empty()) {
        auto time = read_time(written);
        if (!time) {
            return RefusedRow{line, time.error()};
        }
        row.time = *time;
    }
    return row;
}

// --- JSON lines -----------------------------------------------------------------------------

std::optional<std::string> text_of(const nlohmann::json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_number() ? std::optional(value.dump()) : std::nullopt;
}

// Rows are flat, or nearly. One that is nested thousands of levels deep would be read all right,
// but not written again.
constexpr int nesting_max = 16;

nlohmann::json parse_row(const std::string& text) {
    bool is_too_deep = false;
    auto row = nlohmann::json::parse(
        text,
        [&](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
            is_too_deep = is_too_deep || depth > nesting_max;
            return !is_too_deep;
        },
        false);
    if (is_too_deep) {
        return nullptr;
    }
    return row;
}

ReadRow row_of_json(const FileLine& line, const ColumnMap& map) {
    const auto json = parse_row(line.text);
    if (!json.is_object()) {
        return refused_row(line.number, "voices.import_row_not_json");
    }
    std::string unusable;
    const auto row = make_row(
        line.number,
        [&](const std::string& name) -> std::optional<std::string> {
            const auto found = json.find(name);
            if (found == json.end() || found->is_null()) {
                return std::nullopt;
            }
            auto value = text_of(*found);
            unusable = value ? unusable : name;
            return value;
        },
        map,
        json.dump());
    return unusable.empty()
               ? row
               : refused_row(line.number, "voices.import_value_not_text", {{"column", unusable}});
}

// --- CSV ------------------------------------------------------------------------------------

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

constexpr std::size_t record_bytes_max = 128 * 1024;

// Puts lines together into records. A quote that is never closed must not swallow the file: its
// line alone is refused, and what was read after it is read again.
class CsvRecords {
public:
    explicit CsvRecords(FileLines& lines) : lines_(lines) {}

    struct Record {
        std::size_t line = 0;
        std::vector<std::string> cells;
        std::string whole;
        const char* broken = nullptr; // The key that says why there are no cells.
    };

    std::optional<Record> next() {
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
        auto rows = text::read_csv(whole);
        if (!rows || rows->size() > 1) {
            return Record{first->number, {}, {}, "voices.import_quote_never_closed"};
        }
        auto cells = rows->empty() ? std::vector<std::string>() : std::move(rows->front().cells);
        return Record{first->number, std::move(cells), std::move(whole), nullptr};
    }

    void put_back(FileLine line) { again_.push_front(std::move(line)); }

private:
    std::optional<FileLine> next_line() {
        if (again_.empty()) {
            return lines_.next();
        }
        auto line = std::move(again_.front());
        again_.pop_front();
        return line;
    }

    FileLines& lines_;
    std::deque<FileLine> again_;
};

// A cell without a column comes from a quote or a comma gone astray.
bool is_too_wide(const CsvRecords::Record& record, std::size_t width) {
    return record.cells.size() > width &&
           std::any_of(record.cells.begin() + static_cast<std::ptrdiff_t>(width),
                       record.cells.end(),
                       [](const std::string& cell) { return !cell.empty(); });
}

std::string column_key(const std::string& written) {
    return text::normalise(text::tidy(written));
}

base::Result<std::map<std::string, std::size_t>> read_header(const CsvRecords::Record& header,
                                                             const ColumnMap& map) {
    if (!text::is_utf8(header.whole)) {
        return refuse(Why::Invalid, "voices.import_not_utf8");
    }
    std::map<std::string, std::size_t> places;
    for (std::size_t at = 0; at < header.cells.size(); ++at) {
        places.emplace(column_key(header.cells[at]), at);
    }
    for (const auto& [ours, theirs] : map) {
        if (!theirs.empty() && !places.contains(column_key(theirs))) {
            return refuse(
                Why::Invalid, "voices.import_column_missing", {{"column", theirs}}, "map");
        }
    }
    const auto has = [&](std::string_view ours) {
        const auto column = std::ranges::find(columns(), ours, &Column::ours);
        return map.contains(std::string(ours)) ||
               std::ranges::any_of(column->theirs, [&](std::string_view theirs) {
                   return places.contains(std::string(theirs));
               });
    };
    if (!has("words") && !has("title")) {
        return refuse(Why::Invalid, "voices.import_no_words_column");
    }
    return places;
}

// --- A whole file ---------------------------------------------------------------------------

struct Reading {
    FileLines& lines;
    const ColumnMap& map;
    const TakeRow& take;
    std::size_t rows = 0;

    void give(ReadRow row) {
        ++rows;
        take(std::move(row), lines.bytes_read());
    }
};

bool is_blank(const FileLine& line) {
    return !line.is_too_long && line.text.find_first_not_of(" \t\r") == std::string::npos;
}

void read_json_lines(Reading& reading, std::optional<FileLine> line) {
    for (; line; line = reading.lines.next()) {
        if (line->is_too_long) {
            reading.give(refused_row(line->number, "voices.import_row_too_long"));
        } else if (!is_blank(*line)) {
            reading.give(row_of_json(*line, reading.map));
        }
    }
}

base::Result<std::size_t> read_csv_records(Reading& reading, FileLine first) {
    CsvRecords records(reading.lines);
    records.put_back(std::move(first));
    const auto header = records.next();
    if (!header || header->broken != nullptr) {
        return refuse(Why::Invalid, "voices.import_header_unreadable");
    }
    const auto places = read_header(*header, reading.map);
    if (!places) {
        return base::refusal_of(places);
    }
    while (const auto record = records.next()) {
        if (record->broken != nullptr) {
            reading.give(refused_row(record->line, record->broken));
        } else if (is_too_wide(*record, header->cells.size())) {
            reading.give(refused_row(record->line, "voices.import_row_too_wide"));
        } else if (!record->cells.empty()) {
            const auto cells = [&](const std::string& name) -> std::optional<std::string> {
                const auto place = places->find(column_key(name));
                return place == places->end() || place->second >= record->cells.size()
                           ? std::nullopt
                           : std::optional(record->cells[place->second]);
            };
            reading.give(make_row(record->line, cells, reading.map, record->whole));
        }
    }
    return reading.rows;
}

} // namespace

base::Result<ColumnMap> read_column_map(const std::vector<std::string>& written) {
    ColumnMap map;
    for (const auto& pair : written) {
        const auto equals = pair.find('=');
        const auto ours = pair.substr(0, equals);
        if (equals == std::string::npos ||
            std::ranges::find(columns(), ours, &Column::ours) == columns().end()) {
            return refuse(Why::Invalid, "voices.import_map_unknown", {{"written", pair}}, "map");
        }
        map[ours] = pair.substr(equals + 1);
    }
    return map;
}

base::Result<std::size_t> read_import(std::istream& file,
                                      const ColumnMap& map,
                                      const TakeRow& take) {
    FileLines lines(file);
    auto first = lines.next();
    if (first && first->number == 1 && first->text.starts_with(text::byte_order_mark)) {
        first->text.erase(0, text::byte_order_mark.size());
    }
    while (first && is_blank(*first)) {
        first = lines.next();
    }
    Reading reading{lines, map, take};
    if (first && (first->text.starts_with("\xFF\xFE") || first->text.starts_with("\xFE\xFF"))) {
        return refuse(Why::Invalid, "voices.import_not_utf8");
    }
    const auto begin = first ? first->text.find_first_not_of(" \t") : std::string::npos;
    if (begin != std::string::npos && first->text[begin] == '[') {
        return refuse(Why::Invalid, "voices.import_json_array");
    }
    if (begin != std::string::npos && first->text[begin] == '{') {
        read_json_lines(reading, std::move(first));
    } else if (first) {
        if (const auto read = read_csv_records(reading, std::move(*first)); !read) {
            return base::refusal_of(read);
        }
    }
    if (lines.end() == FileLines::End::Broken) {
        reading.give(refused_row(0, "voices.import_file_broken"));
    } else if (lines.end() == FileLines::End::TooLarge) {
        reading.give(refused_row(0, "voices.import_file_too_large"));
    }
    return reading.rows;
}

} // namespace voices
