// The office's calendar once more, written as one would explain it: day by day, without a table or
// a short cut. It knows nothing of calendar::WorkingDays but the built-in list of days.

#pragma once

#include <set>

#include "calendar/moment.hpp"

namespace simulation {

class PlainCalendar {
public:
    PlainCalendar();

    [[nodiscard]] bool is_working_day(calendar::OfficeDay day) const;

    // Close of business of the n-th working day after the day of receipt.
    [[nodiscard]] calendar::Moment deadline(calendar::Moment start, int working_days) const;

private:
    std::set<calendar::OfficeDay> holidays_;
    std::set<calendar::OfficeDay> make_up_days_;
};

} // namespace simulation
