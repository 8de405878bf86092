#include "voices/import_file.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "text/csv.hpp"
#include "text/normalise.hpp"
#include "voices/import_lines.hpp"
#include "voices/import_records.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

// Our columns and what they are called in other people's files; the first that is filled wins.
struct Column {
    std::string_view ours;
    std::vector<std::string_view> theirs;
    sheets::Column in_english; // As our own blank list has it.
    sheets::Column in_chinese;
};

const std::vector<Column>& columns() {
    using sheets::Holds;
    static const std::vector<Column> known = {
        {"uid", {"uid", "id", "编号"}, {"uid"}, {"编号"}},
        {"time", {"time", "date", "时间", "日期"}, {"time", Holds::Time}, {"时间", Holds::Time}},
        {"place", {"place", "地点", "地址"}, {"place"}, {"地点"}},
        {"category", {"category", "类别"}, {"category"}, {"类别"}},
        {"kind", {"kind", "诉求类型"}, {"kind"}, {"诉求类型"}},
        {"title", {"title", "标题"}, {"title"}, {"标题"}},
        {"words", {"words", "text", "内容", "正文"}, {"words"}, {"内容"}},
        {"contact_name",
         {"contact_name", "contact name", "称呼", "姓名"},
         {"contact name"},
         {"称呼"}},
        {"contact_phone",
         {"contact_phone", "telephone", "电话", "联系电话"},
         {"telephone"},
         {"电话"}},
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

// --- Tables ---------------------------------------------------------------------------------

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

using Places = std::map<std::string, std::size_t>;

base::Result<Places> read_header(const std::vector<std::string>& cells, const ColumnMap& map) {
    if (!std::ranges::all_of(cells, text::is_utf8)) {
        return refuse(Why::Invalid, "voices.import_not_utf8");
    }
    Places places;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        places.emplace(column_key(cells[at]), at);
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

// The cells of a row by the names of the heading.
Cells cells_by_name(const std::vector<std::string>& cells, const Places& places) {
    return [&](const std::string& name) -> std::optional<std::string> {
        const auto place = places.find(column_key(name));
        return place == places.end() || place->second >= cells.size()
                   ? std::nullopt
                   : std::optional(cells[place->second]);
    };
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
    const auto places = read_header(header->cells, reading.map);
    if (!places) {
        return base::refusal_of(places);
    }
    while (const auto record = records.next()) {
        if (record->broken != nullptr) {
            reading.give(refused_row(record->line, record->broken));
        } else if (is_too_wide(*record, header->cells.size())) {
            reading.give(refused_row(record->line, "voices.import_row_too_wide"));
        } else if (!record->cells.empty()) {
            reading.give(make_row(
                record->line, cells_by_name(record->cells, *places), reading.map, record->whole));
        }
    }
    return reading.rows;
}

// --- A spreadsheet --------------------------------------------------------------------------

constexpr std::size_t workbook_bytes_max = std::size_t{16} * 1024 * 1024;

// A spreadsheet can't be read as a stream: its bytes; nothing when the file is none.
std::optional<std::string> workbook_in(std::istream& file) {
    std::string beginning(4, '\0');
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    file.clear();
    file.seekg(0);
    if (!sheets::is_package(beginning)) {
        return std::nullopt;
    }
    std::string bytes(workbook_bytes_max + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

base::Result<std::size_t> read_workbook_rows(const std::string& bytes,
                                             const ColumnMap& map,
                                             const TakeRow& take) {
    if (bytes.size() > workbook_bytes_max) {
        return refuse(Why::TooLarge, "sheets.too_large", {}, "FILE");
    }
    const auto rows = sheets::read_workbook(bytes);
    if (!rows) {
        return base::refusal_of(rows);
    }
    if (rows->empty()) {
        return std::size_t{0};
    }
    const auto places = read_header(rows->front().cells, map);
    if (!places) {
        return base::refusal_of(places);
    }
    for (std::size_t at = 1; at < rows->size(); ++at) {
        const auto& row = (*rows)[at];
        take(make_row(row.line, cells_by_name(row.cells, *places), map, text::csv_row(row.cells)),
             static_cast<std::int64_t>(bytes.size()));
    }
    return rows->size() - 1;
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

std::vector<sheets::Column> blank_columns(text::Language language) {
    std::vector<sheets::Column> blank;
    for (const auto& column : columns()) {
        blank.push_back(language == text::Language::Chinese ? column.in_chinese
                                                            : column.in_english);
    }
    return blank;
}

base::Result<std::size_t> read_import(std::istream& file,
                                      const ColumnMap& map,
                                      const TakeRow& take) {
    if (const auto workbook = workbook_in(file)) {
        return read_workbook_rows(*workbook, map, take);
    }
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
