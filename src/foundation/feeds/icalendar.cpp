#include "feeds/icalendar.hpp"

#include <string_view>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace feeds {
namespace {

constexpr std::size_t line_octets_max = 75; // RFC 5545 §3.1, without the line's end.
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view zone = "Asia/Shanghai";

// One offset all year since 15 September 1991, when summer time ended for good.
constexpr std::string_view zone_rules =
    "BEGIN:VTIMEZONE\r\n"
    "TZID:Asia/Shanghai\r\n"
    "BEGIN:STANDARD\r\n"
    "DTSTART:19910915T020000\r\n"
    "TZOFFSETFROM:+0900\r\n"
    "TZOFFSETTO:+0800\r\n"
    "TZNAME:CST\r\n"
    "END:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

bool is_inside_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// §3.1: a long line goes on in the next, behind a space that counts too.
std::string folded(std::string_view line) {
    std::string lines;
    std::size_t room = line_octets_max;
    while (line.size() > room) {
        std::size_t length = room;
        while (length > 0 && is_inside_character(line[length])) {
            --length;
        }
        length = length == 0 ? room : length; // No character is that long.
        lines.append(line.substr(0, length)).append(line_end).append(" ");
        line.remove_prefix(length);
        room = line_octets_max - 1;
    }
    return lines.append(line).append(line_end);
}

// §3.3.11
std::string text(std::string_view utf8) {
    std::string escaped;
    for (const char each : utf8) {
        if (each == '\\' || each == ';' || each == ',') {
            escaped += '\\';
            escaped += each;
        } else if (each == '\n') {
            escaped += "\\n";
        } else if (static_cast<unsigned char>(each) >= ' ' && each != '\x7f') {
            escaped += each;
        }
    }
    return escaped;
}

std::string digits_of(Moment moment) {
    return fmt::format("{:%Y%m%dT%H%M%S}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
}

class Lines {
public:
    void add(std::string_view name, std::string_view value) {
        written_ += folded(fmt::format("{}:{}", name, value));
    }
    void add_text(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            add(name, text(value));
        }
    }
    void add_in_utc(std::string_view name, Moment moment) { add(name, digits_of(moment) + "Z"); }
    void add_in_the_office(std::string_view name, Moment moment) {
        add(fmt::format("{};TZID={}", name, zone), digits_of(moment + calendar::shanghai_offset));
    }
    void add_as_it_is(std::string_view lines) { written_ += lines; }

    [[nodiscard]] std::string written() const { return written_; }

private:
    std::string written_;
};

void write(Lines& lines, const Happening& happening) {
    lines.add("BEGIN", "VEVENT");
    lines.add_text("UID", happening.uid);
    lines.add_in_utc("DTSTAMP", happening.changed);
    lines.add_in_utc("LAST-MODIFIED", happening.changed);
    lines.add("SEQUENCE", std::to_string(happening.version));
    lines.add_in_the_office("DTSTART", happening.begins);
    lines.add_in_the_office("DTEND", happening.ends);
    lines.add_text("SUMMARY", happening.summary);
    lines.add_text("DESCRIPTION", happening.description);
    lines.add_text("LOCATION", happening.location);
    if (!happening.url.empty()) {
        lines.add("URL", happening.url);
    }
    lines.add("STATUS", happening.holding == Holding::Cancelled ? "CANCELLED" : "CONFIRMED");
    lines.add("END", "VEVENT");
}

std::string_view status_of(Doing doing) {
    switch (doing) {
        case Doing::NeedsAction:
            return "NEEDS-ACTION";
        case Doing::InProcess:
            return "IN-PROCESS";
        case Doing::Completed:
            break;
    }
    return "COMPLETED";
}

void write(Lines& lines, const Duty& duty) {
    lines.add("BEGIN", "VTODO");
    lines.add_text("UID", duty.uid);
    lines.add_in_utc("DTSTAMP", duty.changed);
    lines.add_in_utc("LAST-MODIFIED", duty.changed);
    lines.add("SEQUENCE", std::to_string(duty.version));
    lines.add_in_the_office("DUE", duty.due);
    lines.add_text("SUMMARY", duty.summary);
    lines.add_text("DESCRIPTION", duty.description);
    if (!duty.url.empty()) {
        lines.add("URL", duty.url);
    }
    lines.add("STATUS", status_of(duty.doing));
    lines.add("END", "VTODO");
}

} // namespace

std::string write_calendar(const Calendar& calendar) {
    Lines lines;
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Songyuan//Songyuan//ZH");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add_text("NAME", calendar.name);
    lines.add_text("X-WR-CALNAME", calendar.name);
    lines.add("X-WR-TIMEZONE", zone);
    lines.add_as_it_is(zone_rules);
    for (const auto& happening : calendar.happenings) {
        write(lines, happening);
    }
    for (const auto& duty : calendar.duties) {
        write(lines, duty);
    }
    lines.add("END", "VCALENDAR");
    return lines.written();
}

} // namespace feeds
