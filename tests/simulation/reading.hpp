// How the auditor reads an event: by its members' names alone, as a stranger with the journal
// would.

#pragma once

#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "calendar/moment.hpp"

namespace simulation {

using calendar::Moment;
using nlohmann::json;

// The limits that every street begins with, in working days.
inline int answer_days(const std::string& asks, const std::string& category) {
    static const std::set<std::string> complex = {"illegal_building",
                                                  "group_letting",
                                                  "public_income",
                                                  "lift_retrofit",
                                                  "maintenance_fund",
                                                  "renewal"};
    if (asks == "enquiry" || asks == "praise") {
        return 1;
    }
    return complex.contains(category) ? 15 : 5;
}

inline Moment moment_in(const json& event, const char* name) {
    return calendar::from_milliseconds(event.at(name).get<std::int64_t>());
}

inline Moment step_due_in(const json& event) {
    return moment_in(event.at("step"), "due");
}

inline std::string text_in(const json& event, const char* name) {
    return event.at(name).get<std::string>();
}

// The day on the office's wall, eight hours ahead of Greenwich, counted from any.
inline std::int64_t wall_day(Moment moment) {
    constexpr std::int64_t hour = 3'600'000;
    return (calendar::to_milliseconds(moment) + 8 * hour) / (24 * hour);
}

} // namespace simulation
