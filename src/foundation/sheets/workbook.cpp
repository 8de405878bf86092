#include "sheets/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

#include <pugixml.hpp>

#include "sheets/package.hpp"
#include "sheets/shown.hpp"
#include "text/normalise.hpp"

namespace sheets {

namespace {

using base::refuse;
using base::Why;
using pugi::xml_node;

constexpr std::size_t sheet_rows_max = 1'048'576;
constexpr std::size_t sheet_columns_max = 16'384;

// Documents use what prefixes they like: <x:row> is <row>.
std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_named(const xml_node& node, std::string_view name) {
    return without_prefix(node.name()) == name;
}

xml_node child(const xml_node& parent, std::string_view name) {
    return parent.find_child([&](const xml_node& node) { return is_named(node, name); });
}

std::string_view attribute(const xml_node& node, std::string_view name) {
    return node
        .find_attribute(
            [&](const pugi::xml_attribute& each) { return without_prefix(each.name()) == name; })
        .value();
}

std::optional<std::size_t> whole_number(std::string_view digits) {
    std::size_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    return is_whole ? std::optional(number) : std::nullopt;
}

// Declarations of document types are skipped and entities never looked up: only &lt; and its like
// stand for something.
base::Result<bool> parse(const std::string& xml, pugi::xml_document& document) {
    const auto marks =
        std::ranges::count_if(xml, [](char byte) { return byte == '<' || byte == '='; });
    if (static_cast<std::size_t>(marks) > marks_max) {
        return too_large();
    }
    constexpr unsigned int options =
        pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
    if (!document.load_buffer(xml.data(), xml.size(), options)) {
        return broken();
    }
    return true;
}

constexpr std::size_t escape_bytes = 7;

// "_x000D_" stands for the character 0D; the others of its kind are no text either.
std::optional<char> escaped(std::string_view text) {
    if (text.size() < escape_bytes || text[escape_bytes - 1] != '_') {
        return std::nullopt;
    }
    unsigned int code = 0;
    const char* const digits = text.data() + 2;
    const bool is_escape =
        std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && code < 0x80;
    return is_escape ? std::optional(static_cast<char>(code)) : std::nullopt;
}

// What an escape stood for is never read as the beginning of another.
std::string without_escapes(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const auto begin = std::min(text.find("_x"), text.size());
        plain += text.substr(0, begin);
        text.remove_prefix(begin);
        if (const auto character = escaped(text)) {
            plain += *character;
            text.remove_prefix(escape_bytes);
        } else if (!text.empty()) {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    return plain;
}

// The text of <si> or <is>: plain, or in pieces of different looks. How it is pronounced is no part
// of it.
std::string rich_text(const xml_node& node) {
    std::string text = child(node, "t").child_value();
    for (const auto& piece : node.children()) {
        if (is_named(piece, "r")) {
            text += child(piece, "t").child_value();
        }
    }
    return without_escapes(text);
}

// "AB12" is the 28th column.
std::optional<std::size_t> column_of(std::string_view address) {
    std::size_t column = 0;
    for (const char letter : address) {
        if (letter < 'A' || letter > 'Z' || column > sheet_columns_max) {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
    }
    return column == 0 || column > sheet_columns_max ? std::nullopt : std::optional(column - 1);
}

class Reading {
public:
    explicit Reading(std::string_view bytes) : package_(bytes) {}

    base::Result<std::vector<Row>> read() {
        const auto sheet = find_sheet();
        if (!sheet) {
            return base::refusal_of(sheet);
        }
        if (auto read = read_strings(); !read) {
            return base::refusal_of(read);
        }
        if (auto read = read_formats(); !read) {
            return base::refusal_of(read);
        }
        pugi::xml_document document;
        const auto there = open(*sheet, document);
        if (!there) {
            return base::refusal_of(there);
        }
        const auto rows = child(child(document, "worksheet"), "sheetData");
        if (!*there || !rows) {
            return broken();
        }
        return read_rows(rows);
    }

private:
    // Whether there is such a file; it is in `document` then.
    base::Result<bool> open(std::string_view name, pugi::xml_document& document) {
        const auto bytes = package_.file(name);
        if (!bytes) {
            return base::refusal_of(bytes);
        }
        return *bytes ? parse(**bytes, document) : base::Result<bool>(false);
    }

    // The file of the first sheet that is not hidden.
    base::Result<std::string> find_sheet() {
        pugi::xml_document book;
        const auto there = open("xl/workbook.xml", book);
        if (!there) {
            return base::refusal_of(there);
        }
        const auto workbook = child(book, "workbook");
        if (!*there || !workbook) {
            return refuse(Why::Invalid, "sheets.not_xlsx", {}, "file");
        }
        const auto counted_from_1904 = attribute(child(workbook, "workbookPr"), "date1904");
        epoch_ =
            counted_from_1904 == "1" || counted_from_1904 == "true" ? Epoch::Of1904 : Epoch::Of1900;
        const auto sheet = child(workbook, "sheets").find_child([](const xml_node& each) {
            return is_named(each, "sheet") && !attribute(each, "state").ends_with("idden");
        });
        return file_of(std::string(attribute(sheet, "id")));
    }

    base::Result<std::string> file_of(const std::string& relation) {
        pugi::xml_document document;
        const auto there = open("xl/_rels/workbook.xml.rels", document);
        if (!there) {
            return base::refusal_of(there);
        }
        for (const auto& each : child(document, "Relationships").children()) {
            if (attribute(each, "Id") == relation) {
                const auto target = attribute(each, "Target");
                return target.starts_with('/') ? std::string(target.substr(1))
                                               : "xl/" + std::string(target);
            }
        }
        return broken();
    }

    base::Result<bool> read_strings() {
        pugi::xml_document document;
        const auto there = open("xl/sharedStrings.xml", document);
        for (const auto& each : child(document, "sst").children()) {
            if (is_named(each, "si")) {
                strings_.push_back(rich_text(each));
            }
        }
        return there;
    }

    base::Result<bool> read_formats() {
        pugi::xml_document document;
        const auto there = open("xl/styles.xml", document);
        const auto styles = child(document, "styleSheet");
        std::map<std::string, NumberFormat, std::less<>> own;
        for (const auto& each : child(styles, "numFmts").children()) {
            own.emplace(attribute(each, "numFmtId"), format_of(attribute(each, "formatCode")));
        }
        for (const auto& each : child(styles, "cellXfs").children()) {
            const auto number = attribute(each, "numFmtId");
            const auto found = own.find(number);
            formats_.push_back(found != own.end() ? found->second
                                                  : built_in_format(whole_number(number)));
        }
        return there;
    }

    base::Result<std::vector<Row>> read_rows(const xml_node& all) {
        std::vector<Row> rows;
        std::size_t line = 0;
        for (const auto& each : all.children()) {
            if (!is_named(each, "row")) {
                continue;
            }
            const auto number = attribute(each, "r");
            const auto said = number.empty() ? std::optional(line + 1) : whole_number(number);
            if (!said || *said <= line || *said > sheet_rows_max) {
                return broken();
            }
            line = *said;
            auto row = read_row(each, line);
            if (!row) {
                return base::refusal_of(row);
            }
            if (row->cells.empty()) {
                continue;
            }
            if (rows.size() == rows_max) {
                return refuse(Why::TooLarge, "sheets.too_many_rows", {{"most", rows_max}}, "file");
            }
            rows.push_back(std::move(*row));
        }
        return rows;
    }

    base::Result<Row> read_row(const xml_node& cells, std::size_t line) {
        Row row{line, {}};
        std::size_t next = 0;
        for (const auto& cell : cells.children()) {
            if (!is_named(cell, "c")) {
                continue;
            }
            const auto address = attribute(cell, "r");
            const auto column = address.empty() ? std::optional(next) : column_of(address);
            if (!column || *column < next) {
                return broken();
            }
            next = *column + 1;
            auto text = read_cell(cell);
            if (!text) {
                return base::refusal_of(text);
            }
            if (text->empty()) {
                continue;
            }
            if (*column >= columns_max) {
                return refuse(Why::TooLarge,
                              "sheets.too_many_columns",
                              {{"line", line}, {"most", columns_max}},
                              "file");
            }
            row.cells.resize(*column + 1);
            row.cells[*column] = std::move(*text);
        }
        return row;
    }

    base::Result<std::string> read_cell(const xml_node& cell) {
        auto text = text_of(cell);
        if (!text) {
            return text;
        }
        // The same shared text may stand in very many cells.
        text_bytes_ += text->size();
        if (text_bytes_ > cell_text_bytes_max) {
            return too_large();
        }
        return text::is_utf8(*text) ? std::move(text) : base::Result<std::string>(broken());
    }

    static tl::unexpected<base::Refusal> error_in(std::string_view address,
                                                  std::string_view error) {
        constexpr std::size_t shown_characters_max = 20;
        if (!text::is_utf8(address) || !text::is_utf8(error)) {
            return broken();
        }
        return refuse(Why::Invalid,
                      "sheets.error_in_cell",
                      {{"cell", text::shorten(address, shown_characters_max)},
                       {"shown", text::shorten(error, shown_characters_max)}},
                      "file");
    }

    base::Result<std::string> text_of(const xml_node& cell) const {
        const auto kind = attribute(cell, "t");
        const std::string_view value = child(cell, "v").child_value();
        if (kind == "s") {
            const auto number = whole_number(value);
            return number && *number < strings_.size()
                       ? base::Result<std::string>(strings_[*number])
                       : broken();
        }
        if (kind == "inlineStr") {
            return rich_text(child(cell, "is"));
        }
        if (kind == "e") {
            return error_in(attribute(cell, "r"), value);
        }
        if (kind == "b") {
            return std::string(value == "1" ? "TRUE" : value == "0" ? "FALSE" : value);
        }
        if (kind == "str" || kind == "d") {
            return without_escapes(value);
        }
        const auto style = whole_number(attribute(cell, "s")).value_or(formats_.size());
        return shown(value, style < formats_.size() ? formats_[style] : NumberFormat{}, epoch_);
    }

    Package package_;
    std::vector<std::string> strings_;
    std::vector<NumberFormat> formats_;
    Epoch epoch_ = Epoch::Of1900;
    std::size_t text_bytes_ = 0;
};

} // namespace

bool is_package(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

base::Result<std::vector<Row>> read_workbook(std::string_view bytes) {
    return Reading(bytes).read();
}

} // namespace sheets
