// A calendar as RFC 5545 writes it: happenings with a beginning and an end, and duties with a day
// by which they are due. Lines end in CRLF and have 75 octets at most; hours are the office's.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calendar/moment.hpp"

namespace feeds {

using calendar::Moment;

constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

enum class Holding { Confirmed, Cancelled };

// VEVENT
struct Happening {
    std::string uid; // The same as long as it is the same happening: "activity-7@street.example".
    Moment changed;  // When it was last said so.
    std::int64_t version = 0; // How often it was changed.
    Moment begins;
    Moment ends;
    std::string summary;
    std::string description{};
    std::string location{};
    std::string url{};
    Holding holding = Holding::Confirmed;
};

enum class Doing { NeedsAction, InProcess, Completed };

// VTODO
struct Duty {
    std::string uid;
    Moment changed;
    std::int64_t version = 0;
    Moment due;
    std::string summary;
    std::string description{};
    std::string url{};
    Doing doing = Doing::NeedsAction;
};

struct Calendar {
    std::string name;
    std::vector<Happening> happenings{};
    std::vector<Duty> duties{};
};

[[nodiscard]] std::string write_calendar(const Calendar& calendar);

} // namespace feeds
