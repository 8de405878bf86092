// When the office works, as the street has recorded it: the days of a year, the hours of a day. A
// new store begins with the years and hours that are built into the program; what is recorded
// replaces them from that entry on. Each recording gives the calendar its next version.

#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/working_days.hpp"
#include "journal/turn.hpp"
#include "office/events.hpp"
#include "store/connection.hpp"

namespace office {

// The calendar that holds now. Cheap: it is made once for what the tables hold.
[[nodiscard]] calendar::WorkingDays working_days(store::Connection& connection);

// The years that are known, built in or recorded, oldest first.
[[nodiscard]] std::vector<calendar::YearOfDays> years(store::Connection& connection);

// Records a year or the hours unless they hold already; answers whether something changed. What
// somebody wrote is kept as they wrote it.
[[nodiscard]] bool record_year(journal::Turn& turn, const calendar::YearOfDays& year);
[[nodiscard]] base::Result<bool> record_hours(journal::Turn& turn,
                                              const calendar::OfficeHours& hours,
                                              const std::optional<std::string>& document = {});

// Records the years of a file that differ from what holds: the JSON of `chinese-days`, or CSV with
// the columns date and kind (holiday, workday). Refuses the whole file, naming line and reason.
struct Imported {
    std::vector<int> recorded;
    std::vector<int> unchanged;
};
[[nodiscard]] base::Result<Imported> import_calendar(journal::Turn& turn, std::string_view bytes);

// Refuses hours that end before they begin, overlap, reach midnight, or are none.
[[nodiscard]] base::Result<bool> check_hours(const calendar::OfficeHours& hours);

void install(journal::Facts& facts);

} // namespace office
