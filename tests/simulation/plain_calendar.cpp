#include "tests/simulation/plain_calendar.hpp"

#include "calendar/working_days.hpp"

namespace simulation {

using calendar::Moment;
using calendar::OfficeDay;

namespace {

constexpr calendar::WallClock closing_time{17 * 60 + 30};
constexpr std::chrono::days one_day{1};

} // namespace

PlainCalendar::PlainCalendar() {
    for (const auto& year : calendar::built_in_years()) {
        holidays_.insert(year.holidays.begin(), year.holidays.end());
        make_up_days_.insert(year.make_up_days.begin(), year.make_up_days.end());
    }
}

bool PlainCalendar::is_working_day(OfficeDay day) const {
    if (make_up_days_.contains(day)) {
        return true;
    }
    const std::chrono::weekday weekday(day);
    const bool is_weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return !is_weekend && !holidays_.contains(day);
}

Moment PlainCalendar::deadline(Moment start, int working_days) const {
    OfficeDay day = calendar::office_day(start);
    if (start > calendar::moment_at(day, closing_time)) {
        day += one_day;
    }
    while (!is_working_day(day)) {
        day += one_day;
    }
    for (int left = working_days; left > 0;) {
        day += one_day;
        left -= is_working_day(day) ? 1 : 0;
    }
    return calendar::moment_at(day, closing_time);
}

} // namespace simulation
