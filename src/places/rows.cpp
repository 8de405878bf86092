#include <array>
#include <string>
#include <utility>

#include "places/places.hpp"
#include "places/records.hpp"
#include "places/rules.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

using base::refuse;
using base::Why;

// Codes are shorter than names: what is too long for a code is too long for a row.
constexpr std::size_t row_cell_characters_max = 40;

// The columns of a list, and which part of a row stands in each.
constexpr std::array<sheets::Title, 7> titles = {{{"committee", "居委会"},
                                                  {"compound", "小区"},
                                                  {"lane", "弄"},
                                                  {"building", "幢"},
                                                  {"entrance", "号"},
                                                  {"dwelling", "室"},
                                                  {"code", "编码"}}};
constexpr std::size_t committee_title = 0;
constexpr std::size_t compound_title = 1;
constexpr std::array<std::string PlaceRow::*, titles.size()> parts = {&PlaceRow::committee,
                                                                      &PlaceRow::compound,
                                                                      &PlaceRow::lane,
                                                                      &PlaceRow::building,
                                                                      &PlaceRow::entrance,
                                                                      &PlaceRow::dwelling,
                                                                      &PlaceRow::code};

base::Result<PlaceRow> read_row(const sheets::Table& table, const sheets::Row& cells) {
    PlaceRow row;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        row.*parts[at] = table.cell(cells, at);
        if (!text::is_utf8(row.*parts[at])) {
            return refuse(Why::Invalid, "places.not_readable", {}, "file");
        }
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
    for (const auto part : parts) {
        const std::string& cell = row.*part;
        if (!text::is_utf8(cell)) {
            return base::Refusal{Why::Invalid, "places.not_readable", {}, "file"};
        }
        const bool is_name = part != &PlaceRow::code && part != &PlaceRow::lane;
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

base::Result<RowsRead> read_rows(std::string_view bytes) {
    auto table = sheets::read_table(bytes, titles);
    if (!table) {
        return base::refusal_of(table);
    }
    if (!table->has(committee_title) && !table->has(compound_title)) {
        return refuse(Why::Invalid, "places.columns_missing", {}, "file");
    }
    return sheets::read_list<PlaceRow>(std::move(*table), read_row);
}

sheets::Sheet all_places(store::Connection& connection,
                         text::Language language,
                         calendar::Moment now) {
    const bool is_chinese = language == text::Language::Chinese;
    sheets::Sheet sheet{is_chinese ? "小区名录" : "places", {}, {}, now};
    for (const auto& title : titles) {
        sheet.columns.push_back({std::string(title.in(language))});
    }
    for (const auto& row : all_rows(connection)) {
        std::vector<sheets::Cell> cells;
        for (const auto part : parts) {
            cells.emplace_back(row.*part);
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

} // namespace places
