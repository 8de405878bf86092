// The office's tables, as text that says everything the calendar is made from.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "office/events.hpp"
#include "store/connection.hpp"

namespace office {

struct YearRow {
    int year = 0;
    std::string holidays;
    std::string make_up_days;

    friend bool operator==(const YearRow&, const YearRow&) = default;
};

struct Recorded {
    std::vector<YearRow> years; // Oldest first.
    std::string spans;          // Empty when the built-in hours hold.
    std::int64_t version = 0;

    friend bool operator==(const Recorded&, const Recorded&) = default;
};

[[nodiscard]] Recorded recorded(store::Connection& connection);

void put_year(store::Connection& to, const YearRow& row, std::int64_t version);
void put_hours(store::Connection& to, const std::string& spans, std::int64_t version);

} // namespace office
