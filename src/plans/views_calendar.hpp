// Activities as calendars take them: all of them for everybody, and those of somebody's bodies for
// their own calendar. A cancelled one stays in it, as cancelled, so that it goes from the reader's.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "web/request.hpp"

namespace plans {

constexpr int activities_in_calendar_max = 200; // To come, and as many past.

// iCalendar of all activities.
[[nodiscard]] std::string public_calendar(const web::Request& request);

// For the calendar of whoever asks: what the unit they act from takes part in.
[[nodiscard]] nlohmann::json calendar_rows(const web::Request& request);

// What the page names as its calendar: [{type, href, name}].
[[nodiscard]] nlohmann::json calendars_of_list(const text::Catalogue& words);

} // namespace plans
