#include "office/rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/csv.hpp"
#include "text/normalise.hpp"

namespace office {

namespace {

using base::refuse;
using base::Why;
using calendar::DayKind;
using calendar::DayRead;
using calendar::OfficeDay;
using calendar::YearOfDays;

using Years = std::vector<YearOfDays>;

constexpr std::size_t quoted_characters_max = 40;

// What a column or a kind of day is called, in the notice's words and in the package's.
constexpr std::array<std::string_view, 2> date_names = {"date", "日期"};
constexpr std::array<std::string_view, 4> kind_names = {"kind", "type", "类型", "类别"};
constexpr std::array<std::string_view, 3> holiday_names = {"holiday", "放假", "休"};
constexpr std::array<std::string_view, 4> make_up_names = {"workday", "补班", "上班", "班"};

bool is_one_of(std::span<const std::string_view> names, std::string_view cell) {
    return std::ranges::find(names, text::normalise(text::tidy(cell))) != names.end();
}

std::optional<std::size_t> column_of(const text::CsvRow& row,
                                     std::span<const std::string_view> names) {
    const auto found =
        std::ranges::find_if(row.cells, [&](const auto& cell) { return is_one_of(names, cell); });
    return found == row.cells.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - row.cells.begin()));
}

struct Columns {
    std::size_t date = 0;
    std::size_t kind = 1;
};

base::Result<DayRead> read_row(const text::CsvRow& row, const Columns& columns) {
    if (row.cells.size() <= std::max(columns.date, columns.kind)) {
        return refuse(Why::Invalid, "office.row_needs_date_and_kind", {{"line", row.line}});
    }
    const std::string date = text::tidy(row.cells[columns.date]);
    const auto day = calendar::parse_date(date);
    if (!day) {
        return refuse(Why::Invalid,
                      "calendar.no_date_on_line",
                      {{"line", row.line}, {"text", text::shorten(date, quoted_characters_max)}});
    }
    const std::string& kind = row.cells[columns.kind];
    if (is_one_of(holiday_names, kind)) {
        return DayRead{*day, DayKind::Holiday, row.line};
    }
    if (is_one_of(make_up_names, kind)) {
        return DayRead{*day, DayKind::MakeUp, row.line};
    }
    return refuse(Why::Invalid,
                  "office.unknown_kind",
                  {{"line", row.line}, {"text", text::shorten(kind, quoted_characters_max)}});
}

base::Result<Years> read_csv(std::string_view bytes) {
    const auto rows = text::read_csv(bytes);
    if (!rows) {
        return base::refusal_of(rows);
    }
    Columns columns;
    std::span<const text::CsvRow> days = *rows;
    if (!days.empty()) {
        const auto date = column_of(days.front(), date_names);
        const auto kind = column_of(days.front(), kind_names);
        if (date && kind) {
            columns = {*date, *kind};
            days = days.subspan(1);
        }
    }
    std::vector<DayRead> read;
    for (const auto& row : days) {
        const auto day = read_row(row, columns);
        if (!day) {
            return base::refusal_of(day);
        }
        read.push_back(*day);
    }
    if (read.empty()) {
        return refuse(Why::Invalid, "calendar.no_days_in_file");
    }
    return calendar::gather_years(std::move(read));
}

bool is_in_december(OfficeDay day) {
    return std::chrono::year_month_day(day).month() == std::chrono::December;
}

bool is_december_alone(const YearOfDays& year) {
    return std::ranges::all_of(year.holidays, is_in_december) &&
           std::ranges::all_of(year.make_up_days, is_in_december);
}

// What was known of these days gives way to what is said now.
std::vector<OfficeDay> joined(const std::vector<OfficeDay>& known,
                              const std::vector<OfficeDay>& added,
                              const std::vector<OfficeDay>& taken) {
    std::vector<OfficeDay> days = added;
    for (const OfficeDay day : known) {
        if (std::ranges::find(added, day) == added.end() &&
            std::ranges::find(taken, day) == taken.end()) {
            days.push_back(day);
        }
    }
    std::ranges::sort(days);
    return days;
}

base::Result<YearOfDays> whole_year(const YearOfDays& given, std::span<const YearOfDays> known) {
    const auto before = std::ranges::find(known, given.year, &YearOfDays::year);
    if (is_december_alone(given) && before != known.end()) {
        return YearOfDays{given.year,
                          joined(before->holidays, given.holidays, given.make_up_days),
                          joined(before->make_up_days, given.make_up_days, given.holidays)};
    }
    if (given.holidays.size() < holidays_a_year_min) {
        return refuse(Why::Invalid,
                      "office.year_incomplete",
                      {{"year", given.year},
                       {"days", given.holidays.size()},
                       {"least", holidays_a_year_min}});
    }
    return given;
}

} // namespace

base::Result<Years> read_calendar(std::string_view bytes, std::span<const YearOfDays> known) {
    if (bytes.size() > calendar_file_bytes_max) {
        return refuse(Why::TooLarge,
                      "office.calendar_file_too_large",
                      {{"most_kilobytes", calendar_file_bytes_max / 1024}});
    }
    if (!text::is_utf8(bytes)) {
        return refuse(Why::Invalid, "office.calendar_file_not_utf8");
    }
    if (bytes.starts_with(text::byte_order_mark)) {
        bytes.remove_prefix(text::byte_order_mark.size());
    }
    const auto first = bytes.find_first_not_of(" \t\r\n");
    const bool is_json = first != std::string_view::npos && bytes[first] == '{';
    auto years = is_json ? calendar::read_chinese_days(bytes) : read_csv(bytes);
    if (!years) {
        return years;
    }
    for (YearOfDays& year : *years) {
        auto whole = whole_year(year, known);
        if (!whole) {
            return base::refusal_of(whole);
        }
        year = std::move(*whole);
    }
    return years;
}

} // namespace office
