// Calendars that an office imports, and dates as people write them. Years that are taken can be
// counted with, and a moment reads back as it was written.

#include <algorithm>

#include "calendar/working_days.hpp"
#include "fuzz/fuzzing.hpp"
#include "office/rules.hpp"

namespace {

void try_years(std::string_view input) {
    const auto years = office::read_calendar(input, calendar::built_in_years());
    fuzzing::expect_reason(years);
    if (!years) {
        return;
    }
    base::ensure(std::ranges::is_sorted(*years, {}, &calendar::YearOfDays::year),
                 "the oldest year comes first");
    const calendar::WorkingDays days(*years);
    for (const auto& year : *years) {
        base::ensure(year.year >= calendar::year_min && year.year <= calendar::year_max,
                     "a year lies within bounds");
        for (const auto day : year.holidays) {
            base::ensure(!days.is_working_day(day), "a holiday is no working day");
        }
        for (const auto day : year.make_up_days) {
            base::ensure(days.is_working_day(day), "a make-up day is a working day");
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_years(input);
    if (const auto moment = calendar::parse_moment(input)) {
        // Written down to the second.
        const auto again = calendar::parse_moment(calendar::iso_moment(*moment));
        base::ensure(again && *again == std::chrono::floor<std::chrono::seconds>(*moment),
                     "a moment reads back as it was written");
    }
    if (const auto day = calendar::parse_date(input)) {
        base::ensure(calendar::parse_date(calendar::iso_date(*day)).value() == *day,
                     "a date reads back as it was written");
    }
    return 0;
}
