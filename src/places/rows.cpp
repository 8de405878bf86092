#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "places/places.hpp"
#include "places/records.hpp"
#include "places/rules.hpp"
#include "text/csv.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

using base::refuse;
using base::Why;

// Codes are shorter than names: what is too long for a code is too long for a row.
constexpr std::size_t row_cell_characters_max = 40;

struct Column {
    std::string_view name;
    std::string_view chinese;
    std::string PlaceRow::*cell;
};

constexpr std::array<Column, 7> columns = {{{"committee", "居委会", &PlaceRow::committee},
                                            {"compound", "小区", &PlaceRow::compound},
                                            {"lane", "弄", &PlaceRow::lane},
                                            {"building", "幢", &PlaceRow::building},
                                            {"entrance", "号", &PlaceRow::entrance},
                                            {"dwelling", "室", &PlaceRow::dwelling},
                                            {"code", "编码", &PlaceRow::code}}};

// Which cell of a row goes where; columns we don't know are read over.
using Heading = std::map<std::size_t, std::string PlaceRow::*>;

base::Result<Heading> read_heading(const text::CsvRow& first) {
    Heading heading;
    std::set<std::string_view> named;
    for (std::size_t at = 0; at < first.cells.size(); ++at) {
        const std::string title = text::tidy(text::normalise(first.cells[at]));
        for (const auto& column : columns) {
            if (title != column.name && title != column.chinese) {
                continue;
            }
            if (!named.insert(column.name).second) {
                return refuse(Why::Invalid, "places.column_twice", {{"column", title}}, "file");
            }
            heading[at] = column.cell;
        }
    }
    if (!named.contains("compound") && !named.contains("committee")) {
        return refuse(Why::Invalid, "places.columns_missing", {}, "file");
    }
    return heading;
}

base::Result<PlaceRow> read_row(const Heading& heading, const text::CsvRow& cells) {
    PlaceRow row;
    for (const auto& [at, member] : heading) {
        if (at >= cells.cells.size()) {
            continue;
        }
        if (!text::is_utf8(cells.cells[at])) {
            return refuse(Why::Invalid, "places.not_readable", {}, "file");
        }
        row.*member = text::tidy(cells.cells[at]);
    }
    if (row.compound.empty() && row.committee.empty()) {
        return refuse(Why::Invalid, "places.row_names_nothing", {}, "file");
    }
    const bool has_gap =
        (row.compound.empty() && (!row.building.empty() || !row.entrance.empty())) ||
        (row.entrance.empty() && (!row.dwelling.empty() || !row.lane.empty()));
    if (has_gap) {
        return refuse(Why::Invalid, "places.row_has_gap", {}, "file");
    }
    return row;
}

// Walks down a row, adding what is missing; refuses before it has recorded anything, or not at all.
class Walk {
public:
    Walk(journal::Turn& turn, const PlaceRow& row)
        : turn_(turn), row_(row), recorded_before_(turn.entries().size()) {}

    base::Result<Taken> take() {
        if (auto begun = begin(); !begun) {
            return base::refusal_of(begun);
        }
        PlaceId building;
        for (const auto& step : steps()) {
            if (step.name.empty()) {
                continue;
            }
            AddPlace wanted{step.level, current_, {}, std::string(step.name), {}, {}};
            if (step.level == Level::Building || step.level == Level::Entrance) {
                wanted.parent = compound_;
            }
            if (step.level == Level::Entrance) {
                wanted.building = building;
                wanted.lane = row_.lane;
            }
            if (step.is_last) {
                wanted.code = row_.code;
            }
            const auto reached = reach(wanted);
            if (!reached) {
                return base::refusal_of(reached);
            }
            current_ = *reached;
            if (step.level == Level::Compound) {
                compound_ = current_;
            } else if (step.level == Level::Building) {
                building = current_;
            }
        }
        if (auto coded = set_code(); !coded) {
            return base::refusal_of(coded);
        }
        return turn_.entries().size() == recorded_before_ ? Taken::Already : Taken::Added;
    }

private:
    struct Step {
        Level level;
        std::string_view name;
        bool is_last = false;
    };

    // A row without a committee can only mean a compound that is there already.
    base::Result<bool> begin() {
        if (!row_.committee.empty()) {
            return true;
        }
        const auto known =
            compounds_named(turn_.store(), label_key(Level::Compound, row_.compound));
        if (known.size() != 1) {
            return refuse(
                Why::Invalid, "places.committee_missing", {{"name", row_.compound}}, "file");
        }
        current_ = compound_ = known.front().id;
        return true;
    }

    std::vector<Step> steps() const {
        std::vector<Step> all = {{Level::Committee, row_.committee},
                                 {Level::Compound, row_.compound},
                                 {Level::Building, row_.building},
                                 {Level::Entrance, row_.entrance},
                                 {Level::Dwelling, row_.dwelling}};
        if (row_.committee.empty()) {
            all[1].name = {}; // `begin` stands there already.
        }
        for (auto last = all.rbegin(); last != all.rend(); ++last) {
            if (!last->name.empty()) {
                last->is_last = true;
                break;
            }
        }
        return all;
    }

    base::Result<PlaceId> reach(const AddPlace& asked) {
        for (const auto& twin :
             twins(turn_.store(), asked.parent, asked.level, label_key(asked.level, asked.name))) {
            if (asked.level != Level::Entrance || plain_key(twin.lane) == plain_key(asked.lane)) {
                return twin.id;
            }
        }
        return add_place(turn_, asked);
    }

    base::Result<PlaceId> set_code() {
        const auto place = find(turn_.store(), current_);
        if (row_.code.empty() || !place || place->code == row_.code) {
            return current_;
        }
        return rename_place(turn_, current_, place->name, row_.code);
    }

    journal::Turn& turn_;
    const PlaceRow& row_;
    std::size_t recorded_before_;
    PlaceId current_;
    PlaceId compound_;
};

std::optional<base::Refusal> what_is_wrong(const PlaceRow& row) {
    for (const auto& column : columns) {
        const std::string& cell = row.*column.cell;
        if (!text::is_utf8(cell)) {
            return base::Refusal{Why::Invalid, "places.not_readable", {}, "file"};
        }
        const bool is_name = column.cell != &PlaceRow::code && column.cell != &PlaceRow::lane;
        if (is_name && !cell.empty() && plain_key(cell).empty()) {
            return base::Refusal{Why::Invalid, "places.name_missing", {}, "file"};
        }
        if (text::length(cell) > row_cell_characters_max) {
            return base::Refusal{
                Why::TooLarge, "places.name_too_long", {{"most", row_cell_characters_max}}, "file"};
        }
    }
    return std::nullopt;
}

} // namespace

base::Result<Taken> take_row(journal::Turn& turn, const PlaceRow& row) {
    // Checked whole before the first level is recorded: a row is taken whole or not at all.
    if (auto wrong = what_is_wrong(row)) {
        return tl::unexpected<base::Refusal>(std::move(*wrong));
    }
    return Walk(turn, row).take();
}

base::Result<RowsRead> read_rows(std::string_view csv) {
    auto rows = text::read_csv(csv);
    if (!rows) {
        return base::refusal_of(rows);
    }
    if (rows->empty()) {
        return refuse(Why::Invalid, "places.columns_missing", {}, "file");
    }
    const auto heading = read_heading(rows->front());
    if (!heading) {
        return base::refusal_of(heading);
    }
    RowsRead read;
    for (std::size_t at = 1; at < rows->size(); ++at) {
        auto row = read_row(*heading, (*rows)[at]);
        if (row) {
            read.rows.push_back({(*rows)[at].line, std::move(*row)});
        } else {
            read.refused.push_back({(*rows)[at].line, row.error()});
        }
    }
    return read;
}

std::string export_csv(store::Connection& connection) {
    std::string csv(text::byte_order_mark);
    std::vector<std::string> cells;
    for (const auto& column : columns) {
        cells.emplace_back(column.name);
    }
    csv += text::csv_row(cells);
    for (const auto& row : all_rows(connection)) {
        for (std::size_t at = 0; at < columns.size(); ++at) {
            cells[at] = row.*columns[at].cell;
        }
        csv += text::csv_row(cells);
    }
    return csv;
}

} // namespace places
