#include "calendar/working_days.hpp"

#include <algorithm>
#include <iterator>

#include "base/fault.hpp"

namespace calendar {

namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;

// Days are numbered from Monday 1970-01-05, so that weeks begin at multiples of seven.
constexpr OfficeDay first_monday{days(4)};

int number_of(OfficeDay day) {
    return static_cast<int>((day - first_monday).count());
}

OfficeDay day_of(int number) {
    return first_monday + days(number);
}

int floor_divide(int value, int by) {
    return value >= 0 ? value / by : -((by - 1 - value) / by);
}

bool is_monday_to_friday(int number) {
    return number - floor_divide(number, 7) * 7 < 5;
}

// Days from Monday to Friday before this one, counted from the first Monday.
int weekdays_before(int number) {
    const int weeks = floor_divide(number, 7);
    return weeks * 5 + std::min(number - weeks * 7, 5);
}

// The day from Monday to Friday that has so many before it.
int weekday_at(int count) {
    const int weeks = floor_divide(count, 5);
    return weeks * 7 + (count - weeks * 5);
}

int first_day_of(int year) {
    return number_of(OfficeDay(std::chrono::year(year) / std::chrono::January / 1));
}

// The first whole hour since the opening that is later than the clock.
WallClock next_hour_of(const OfficeHours::Span& span, WallClock clock) {
    const auto gone = std::chrono::floor<std::chrono::hours>(clock - span.opens);
    return clock < span.opens ? span.opens : span.opens + gone + std::chrono::hours(1);
}

void ensure_hours(const OfficeHours& office) {
    base::ensure(!office.spans.empty(), "an office opens at least once a day");
    WallClock earliest{0};
    for (const auto& span : office.spans) {
        base::ensure(earliest <= span.opens && span.opens < span.closes,
                     "office hours stand in their order");
        earliest = span.closes;
    }
    base::ensure(earliest < days(1), "an office closes before midnight");
}

} // namespace

// Everything that is asked often, worked out once: a day's number leads to the count of working
// days before it, and back. Outside the years it covers, weeks are counted instead.
struct WorkingDays::Table {
    Table(std::span<const YearOfDays> given, OfficeHours office_hours, std::int64_t data_version)
        : hours(std::move(office_hours)), version(data_version) {
        ensure_hours(hours);
        for (const auto& span : hours.spans) {
            office_day_length += span.closes - span.opens;
        }
        if (!given.empty()) {
            fill(given);
        }
    }

    void fill(std::span<const YearOfDays> given) {
        const auto [oldest, newest] =
            std::ranges::minmax_element(given, std::ranges::less{}, &YearOfDays::year);
        first_year = oldest->year;
        known.assign(static_cast<std::size_t>(newest->year - oldest->year + 1), false);
        begin = first_day_of(oldest->year);
        end = first_day_of(newest->year + 1);
        std::vector<bool> is_open(static_cast<std::size_t>(end - begin));
        for (int number = begin; number < end; ++number) {
            is_open[at(number)] = is_monday_to_friday(number);
        }
        for (const auto& year : given) {
            put(year, is_open);
        }
        count(is_open);
    }

    void put(const YearOfDays& year, std::vector<bool>& is_open) {
        for (int number = first_day_of(year.year); number < first_day_of(year.year + 1); ++number) {
            is_open[at(number)] = is_monday_to_friday(number);
        }
        for (const OfficeDay day : year.holidays) {
            base::ensure(year_of(day) == year.year, "a year's holidays lie in that year");
            is_open[at(number_of(day))] = false;
        }
        for (const OfficeDay day : year.make_up_days) {
            base::ensure(year_of(day) == year.year, "a year's make-up days lie in that year");
            is_open[at(number_of(day))] = true;
        }
        known[static_cast<std::size_t>(year.year - first_year)] = true;
    }

    void count(const std::vector<bool>& is_open) {
        before.reserve(is_open.size() + 1);
        for (std::size_t position = 0; position < is_open.size(); ++position) {
            if (is_open[position]) {
                working.push_back(begin + static_cast<int>(position));
            }
            before.push_back(static_cast<int>(working.size()));
        }
    }

    [[nodiscard]] std::size_t at(int number) const {
        return static_cast<std::size_t>(number - begin);
    }

    [[nodiscard]] bool is_working(int number) const {
        return number < begin || number >= end ? is_monday_to_friday(number)
                                               : before[at(number)] != before[at(number + 1)];
    }

    // Working days before this day, counted from the table's beginning.
    [[nodiscard]] int working_before(int number) const {
        if (number < begin) {
            return weekdays_before(number) - weekdays_before(begin);
        }
        if (number >= end) {
            return before.back() + weekdays_before(number) - weekdays_before(end);
        }
        return before[at(number)];
    }

    // The working day that has so many before it.
    [[nodiscard]] int working_at(int place) const {
        if (place < 0) {
            return weekday_at(place + weekdays_before(begin));
        }
        if (place >= before.back()) {
            return weekday_at(place - before.back() + weekdays_before(end));
        }
        return working[static_cast<std::size_t>(place)];
    }

    // The working day to which something received at `start` belongs.
    [[nodiscard]] int day_of_receipt(Moment start) const {
        const OfficeDay day = office_day(start);
        const int number = number_of(day);
        const bool is_too_late = start > moment_at(day, hours.closing_time());
        return working_at(working_before(is_too_late ? number + 1 : number));
    }

    // Office time from the table's beginning to a moment.
    [[nodiscard]] milliseconds office_time_before(Moment moment) const {
        const OfficeDay day = office_day(moment);
        const int number = number_of(day);
        milliseconds elapsed = working_before(number) * milliseconds(office_day_length);
        if (is_working(number)) {
            const milliseconds clock = moment - moment_at(day, WallClock(0));
            for (const auto& span : hours.spans) {
                const milliseconds opens = span.opens;
                elapsed += std::clamp<milliseconds>(clock, opens, span.closes) - opens;
            }
        }
        return elapsed;
    }

    // The first moment by which so much office time has gone.
    [[nodiscard]] Moment moment_after(milliseconds office_time) const {
        const milliseconds length = office_day_length;
        auto place = static_cast<int>(office_time / length);
        milliseconds left = office_time % length;
        // What ends with an office day ends at its closing, not at the next opening.
        if (left <= milliseconds(0)) {
            --place;
            left += length;
        }
        const OfficeDay day = day_of(working_at(place));
        for (const auto& span : hours.spans) {
            const milliseconds lasts = span.closes - span.opens;
            if (left <= lasts) {
                return moment_at(day, span.opens) + left;
            }
            left -= lasts;
        }
        return moment_at(day, hours.closing_time());
    }

    [[nodiscard]] bool knows(int year) const {
        const int place = year - first_year;
        return place >= 0 && static_cast<std::size_t>(place) < known.size() &&
               known[static_cast<std::size_t>(place)];
    }

    [[nodiscard]] Certainty certainty(OfficeDay from, OfficeDay until) const {
        const int last = year_of(until);
        for (int year = year_of(from); year <= last; ++year) {
            if (!knows(year)) {
                return Certainty::Provisional;
            }
        }
        return Certainty::Firm;
    }

    [[nodiscard]] Deadline after_working_days(Moment start, int amount) const {
        const int last = working_at(working_before(day_of_receipt(start)) + amount);
        const OfficeDay day = day_of(last);
        return {moment_at(day, hours.closing_time()), certainty(office_day(start), day)};
    }

    [[nodiscard]] Deadline after_office_hours(Moment start, milliseconds amount) const {
        if (amount == milliseconds(0)) {
            return {start, Certainty::Firm};
        }
        const Moment at = moment_after(office_time_before(start) + amount);
        return {at, certainty(office_day(start), office_day(at))};
    }

    OfficeHours hours;
    std::int64_t version = 0;
    minutes office_day_length{0};
    int first_year = 0;
    std::vector<bool> known; // From the first year on.
    int begin = 0;           // The first day in the table, and the first after it.
    int end = 0;
    std::vector<int> before =
        std::vector<int>(1, 0); // Ends with the count of all: one more than there are days.
    std::vector<int> working;
};

WorkingDays::WorkingDays() {
    static const auto plain =
        std::make_shared<const Table>(std::span<const YearOfDays>{}, OfficeHours{}, 0);
    table_ = plain;
}

WorkingDays::WorkingDays(std::span<const YearOfDays> years, OfficeHours hours, std::int64_t version)
    : table_(std::make_shared<const Table>(years, std::move(hours), version)) {}

bool WorkingDays::is_working_day(OfficeDay day) const {
    return table_->is_working(number_of(day));
}

bool WorkingDays::knows(std::chrono::year year) const {
    return table_->knows(static_cast<int>(year));
}

std::chrono::year WorkingDays::newest_year() const {
    return std::chrono::year(table_->first_year + static_cast<int>(table_->known.size()) - 1);
}

const OfficeHours& WorkingDays::hours() const {
    return table_->hours;
}

std::int64_t WorkingDays::version() const {
    return table_->version;
}

Deadline WorkingDays::deadline(Moment start, Limit limit) const {
    base::ensure(limit.amount >= 0, "a limit does not run backwards");
    switch (limit.unit) {
        case LimitUnit::WorkingDays:
            return table_->after_working_days(start, limit.amount);
        case LimitUnit::OfficeHours:
            return table_->after_office_hours(start, std::chrono::hours(limit.amount));
        case LimitUnit::ClockHours:
            return {start + std::chrono::hours(limit.amount), Certainty::Firm};
    }
    throw base::BrokenPromise("a limit is counted in one of three units");
}

Moment WorkingDays::working_days_before(Moment moment, int days_before) const {
    if (days_before == 0) {
        return moment;
    }
    const OfficeDay day = office_day(moment);
    const int place = table_->working_before(number_of(day)) - days_before;
    return moment - (day - day_of(table_->working_at(place)));
}

Moment WorkingDays::halfway(Moment start, Moment end) const {
    const milliseconds before_start = table_->office_time_before(start);
    const milliseconds half = (table_->office_time_before(end) - before_start) / 2;
    if (half <= milliseconds(0)) {
        return start + (end - start) / 2;
    }
    return table_->moment_after(before_start + half);
}

minutes WorkingDays::office_time(Moment start, Moment end) const {
    return std::chrono::duration_cast<minutes>(table_->office_time_before(end) -
                                               table_->office_time_before(start));
}

int WorkingDays::working_days_between(Moment start, Moment end) const {
    return table_->working_before(number_of(office_day(end)) + 1) -
           table_->working_before(number_of(office_day(start)) + 1);
}

Moment WorkingDays::next_office_hour(Moment moment) const {
    const OfficeDay day = office_day(moment);
    for (const auto& span : table_->hours.spans) {
        const WallClock next = next_hour_of(span, wall_clock(moment));
        if (is_working_day(day) && next < span.closes) {
            return moment_at(day, next);
        }
    }
    return next_office_morning(moment);
}

Moment WorkingDays::next_office_morning(Moment moment) const {
    const WallClock opens = table_->hours.spans.front().opens;
    const int today = number_of(office_day(moment));
    const OfficeDay first = day_of(table_->working_at(table_->working_before(today)));
    if (moment_at(first, opens) > moment) {
        return moment_at(first, opens);
    }
    return moment_at(day_of(table_->working_at(table_->working_before(today + 1))), opens);
}

} // namespace calendar
