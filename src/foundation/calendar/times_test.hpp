// Moments and days as tests write them; what can't be read fails the test.

#pragma once

#include <string_view>

#include "calendar/moment.hpp"

namespace calendar {

inline Moment at(std::string_view text) {
    return parse_moment(text).value();
}

inline OfficeDay day(std::string_view text) {
    return parse_date(text).value();
}

} // namespace calendar
