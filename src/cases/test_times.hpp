// Times and rules for this room's tests: the calendar that is built in, and moments in words.

#pragma once

#include <string_view>

#include "calendar/working_days.hpp"
#include "cases/rules.hpp"

namespace cases {

inline Moment at(std::string_view text) {
    return calendar::parse_moment(text).value();
}

// Years until 2026, without 2027.
inline const calendar::WorkingDays& days_until_2026() {
    static const calendar::WorkingDays days(calendar::built_in_years(), {}, 1);
    return days;
}

// A made-up calendar of 2027: New Year off on 1 January, a long holiday from 4 to 7 January.
inline calendar::YearOfDays year_2027() {
    calendar::YearOfDays year;
    year.year = 2027;
    for (const auto day : {"2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07"}) {
        year.holidays.push_back(calendar::parse_date(day).value());
    }
    return year;
}

inline calendar::WorkingDays days_with_2027() {
    auto years = calendar::built_in_years();
    years.push_back(year_2027());
    return calendar::WorkingDays(years, {}, 2);
}

// The rules a new store begins with.
inline const Rules& default_rules() {
    static const Rules rules = read_rules(default_rules_document()).value();
    return rules;
}

} // namespace cases
