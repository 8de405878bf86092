// Counts days on which an office answers, in the office's own zone: weekends and holidays are
// closed, make-up days (调休补班) are open. A year without data is counted Monday to Friday,
// and the deadline that needed it is provisional. Questions over any distance cost the same.
//
// Source of the data: the State Council's yearly notice, as npm `chinese-days` carries it.

#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"

namespace calendar {

// One year as the notice gives it: which days are off, and which weekend days are worked.
struct YearOfDays {
    int year = 0;
    std::vector<OfficeDay> holidays;
    std::vector<OfficeDay> make_up_days;

    friend bool operator==(const YearOfDays&, const YearOfDays&) = default;
};

// From the JSON of `chinese-days`, {"holidays": {"2026-01-01": …}, "workdays": {…}}: the years
// it speaks of, oldest first. Refuses with the line what gather_years refuses, and what is no
// such JSON.
[[nodiscard]] base::Result<std::vector<YearOfDays>> read_chinese_days(std::string_view json);

// The years that are built into the program.
[[nodiscard]] const std::vector<YearOfDays>& built_in_years();

// The years for which a calendar may be given.
constexpr int year_min = 1990;
constexpr int year_max = 2100;

// Days, each with the line it stood on, gathered into years, oldest first. Refuses with the line a
// day outside of those years, a day that is both off and worked, and a make-up day that is no day
// of a weekend.
enum class DayKind { Holiday, MakeUp };
struct DayRead {
    OfficeDay day;
    DayKind kind;
    std::size_t line = 0;
};
[[nodiscard]] base::Result<std::vector<YearOfDays>> gather_years(std::vector<DayRead> days);

// What an office's day looks like. 9–12 and 13:30–17:30 unless the street says otherwise.
struct OfficeHours {
    struct Span {
        WallClock opens;
        WallClock closes;

        friend bool operator==(const Span&, const Span&) = default;
    };

    std::vector<Span> spans = {{WallClock(540), WallClock(720)}, {WallClock(810), WallClock(1050)}};

    [[nodiscard]] WallClock closing_time() const { return spans.back().closes; }

    friend bool operator==(const OfficeHours&, const OfficeHours&) = default;
};

// The three units in which limits are counted: 工作日, 工作时, 紧急工作时.
enum class LimitUnit { WorkingDays, OfficeHours, ClockHours };

struct Limit {
    int amount = 0;
    LimitUnit unit = LimitUnit::WorkingDays;

    friend bool operator==(const Limit&, const Limit&) = default;
};

enum class Certainty { Firm, Provisional };

struct Deadline {
    Moment at;
    Certainty certainty = Certainty::Firm;

    friend bool operator==(const Deadline&, const Deadline&) = default;
};

// The office's calendar: which days and hours count. It is a value, cheap to copy; `version` names
// the state of the data, and grows with every year that is imported.
class WorkingDays {
public:
    // Monday to Friday, every year without data.
    WorkingDays();

    // Of two entries for one year the later holds. The hours stand in their order, don't overlap
    // and end before midnight.
    explicit WorkingDays(std::span<const YearOfDays> years,
                         OfficeHours hours = {},
                         std::int64_t version = 0);

    [[nodiscard]] bool is_working_day(OfficeDay day) const;
    [[nodiscard]] bool knows(std::chrono::year year) const;

    // The newest year with data: whatever lies after it is not certain yet.
    [[nodiscard]] std::chrono::year newest_year() const;

    [[nodiscard]] const OfficeHours& hours() const;
    [[nodiscard]] std::int64_t version() const;

    // When a limit that starts at `start` ends. Working days: close of business of the n-th working
    // day after the day of receipt; a start after closing time, or on a closed day, counts as the
    // next working day's. Office hours run only while the office is open. Clock hours always run.
    [[nodiscard]] Deadline deadline(Moment start, Limit limit) const;

    // So many working days before `moment`, at the same time on the wall.
    [[nodiscard]] Moment working_days_before(Moment moment, int days) const;

    // Half of the office time between the two; halfway by the clock when the office is closed all
    // the way between.
    [[nodiscard]] Moment halfway(Moment start, Moment end) const;

    // Office time between the two, negative when `end` lies before `start`.
    [[nodiscard]] std::chrono::minutes office_time(Moment start, Moment end) const;

    // Working days from the day of `start` to the day of `end`, the first not counted; negative
    // when `end` lies on an earlier day.
    [[nodiscard]] int working_days_between(Moment start, Moment end) const;

    // The next moment, later than `moment`, at which an office hour or an office day begins.
    // Hours are counted from each opening: 9:00, 10:00, 11:00, 13:30, 14:30 …
    [[nodiscard]] Moment next_office_hour(Moment moment) const;
    [[nodiscard]] Moment next_office_morning(Moment moment) const;

private:
    struct Table;
    std::shared_ptr<const Table> table_;
};

} // namespace calendar
