#include "work_orders/order_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "sheets/table.hpp"
#include "text/csv.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::ordered_json;

constexpr int nesting_max = 16;
constexpr int indent = 2;

tl::unexpected<base::Refusal> too_many_orders() {
    return refuse(
        Why::TooLarge, "work_orders.too_many_orders", {{"most", orders_a_file_max}}, "file");
}

// What the file is meant to be, by its first character.
bool is_json(std::string_view bytes) {
    const auto begin = bytes.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && (bytes[begin] == '[' || bytes[begin] == '{');
}

Result<ordered_json> parse_json(std::string_view bytes) {
    bool is_too_deep = false;
    auto parsed = ordered_json::parse(
        bytes,
        [&](int depth, ordered_json::parse_event_t, const ordered_json&) {
            is_too_deep = is_too_deep || depth > nesting_max;
            return !is_too_deep;
        },
        false);
    if (is_too_deep || parsed.is_discarded()) {
        return refuse(Why::Invalid, "work_orders.json_unreadable", {}, "file");
    }
    return parsed;
}

// The orders may stand alone, or under one name beside what else a program says of them.
Result<const ordered_json*> orders_in(const ordered_json& parsed) {
    if (parsed.is_array()) {
        return &parsed;
    }
    const ordered_json* found = nullptr;
    for (const auto& each : parsed) {
        if (each.is_array() && found != nullptr) {
            return refuse(Why::Invalid, "work_orders.json_two_lists", {}, "file");
        }
        found = each.is_array() ? &each : found;
    }
    if (found == nullptr) {
        return refuse(Why::Invalid, "work_orders.json_no_list", {}, "file");
    }
    return found;
}

// What is nested is no cell: an order whose number or words are comes back as one without.
std::string text_of(const ordered_json& value) {
    if (value.is_null() || value.is_structured()) {
        return "";
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// A number of more digits than a double holds was rounded when it was read, and two orders would
// be one.
bool is_inexact(const ordered_json& value) {
    using Number = ordered_json::number_float_t;
    constexpr auto exact_max = static_cast<Number>(std::int64_t{1} << 53);
    return value.is_number_float() && std::abs(value.get<Number>()) >= exact_max;
}

class JsonTable {
public:
    Result<bool> add(const ordered_json& order) {
        const auto line = file_.rows.size() + 1;
        if (!order.is_object()) {
            return refuse(Why::Invalid, "work_orders.json_no_object", {{"line", line}}, "file");
        }
        sheets::Row row{line, {}};
        for (const auto& [name, value] : order.items()) {
            const auto [place, is_new] = places_.emplace(name, file_.heading.size());
            if (is_new) {
                file_.heading.push_back(name);
            }
            if (file_.heading.size() > sheets::columns_max) {
                return refuse(Why::TooLarge,
                              "sheets.too_many_columns",
                              {{"line", line}, {"most", sheets::columns_max}},
                              "file");
            }
            if (is_inexact(value)) {
                return refuse(
                    Why::Invalid, "work_orders.json_number_inexact", {{"line", line}}, "file");
            }
            row.cells.resize(std::max(row.cells.size(), place->second + 1));
            row.cells[place->second] = text_of(value);
        }
        file_.rows.push_back(std::move(row));
        return true;
    }

    OrderFile done() { return std::move(file_); }

private:
    OrderFile file_{FileKind::Json, {}, {}};
    std::map<std::string, std::size_t> places_;
};

Result<OrderFile> read_json(std::string_view bytes) {
    const auto parsed = parse_json(bytes);
    if (!parsed) {
        return base::refusal_of(parsed);
    }
    const auto orders = orders_in(*parsed);
    if (!orders) {
        return base::refusal_of(orders);
    }
    if ((*orders)->size() > orders_a_file_max) {
        return too_many_orders();
    }
    JsonTable table;
    for (const auto& order : **orders) {
        if (const auto added = table.add(order); !added) {
            return base::refusal_of(added);
        }
    }
    return table.done();
}

ordered_json json_of(const sheets::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return *number;
    }
    if (const auto* day = std::get_if<calendar::OfficeDay>(&cell)) {
        return calendar::iso_date(*day);
    }
    const auto* moment = std::get_if<Moment>(&cell);
    return moment == nullptr ? std::string() : calendar::iso_moment(*moment);
}

std::string write_json(const sheets::Sheet& sheet) {
    auto orders = ordered_json::array();
    for (const auto& row : sheet.rows) {
        auto order = ordered_json::object();
        for (std::size_t at = 0; at < sheet.columns.size(); ++at) {
            order[sheet.columns[at].title] =
                at < row.size() ? json_of(row[at]) : ordered_json(std::string());
        }
        orders.push_back(std::move(order));
    }
    // A cell that came in as bytes of another encoding goes back readable, if not whole.
    return orders.dump(indent, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

Result<OrderFile> read_order_file(std::string_view bytes) {
    if (bytes.size() > file_bytes_max) {
        return refuse(Why::TooLarge,
                      "work_orders.file_too_large",
                      {{"megabytes", file_bytes_max / 1024 / 1024}},
                      "file");
    }
    const auto mark = bytes.starts_with(text::byte_order_mark) ? text::byte_order_mark.size() : 0;
    if (is_json(bytes.substr(mark))) {
        return read_json(bytes.substr(mark));
    }
    const auto table = sheets::read_table(bytes, {});
    if (!table) {
        return base::refusal_of(table);
    }
    if (table->rows().size() > orders_a_file_max) {
        return too_many_orders();
    }
    return OrderFile{sheets::is_package(bytes) ? FileKind::Xlsx : FileKind::Csv,
                     table->heading(),
                     table->rows()};
}

std::string write_as(FileKind kind, const sheets::Sheet& sheet) {
    switch (kind) {
        case FileKind::Xlsx:
            return sheets::write_workbook(sheet);
        case FileKind::Json:
            return write_json(sheet);
        case FileKind::Csv:
            break;
    }
    return sheets::write_csv(sheet);
}

std::string content_type_of(FileKind kind) {
    switch (kind) {
        case FileKind::Xlsx:
            return std::string(sheets::content_type);
        case FileKind::Json:
            return "application/json";
        case FileKind::Csv:
            break;
    }
    return "text/csv; charset=utf-8";
}

} // namespace work_orders
