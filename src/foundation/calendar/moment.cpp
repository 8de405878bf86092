#include "calendar/moment.hpp"

#include <algorithm>

#include <fmt/compile.h>

namespace calendar {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Reads a text from left to right. The first thing that doesn't fit spoils everything after it, so
// one question at the end is enough.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int number(std::size_t digits) {
        if (rest_.size() < digits) {
            return spoil();
        }
        int number = 0;
        for (const char digit : rest_.substr(0, digits)) {
            if (digit < '0' || digit > '9') {
                return spoil();
            }
            number = number * 10 + (digit - '0');
        }
        rest_.remove_prefix(digits);
        return number;
    }

    // Takes one of the characters, and says which; 0 when none of them comes next.
    char one_of(std::string_view characters) {
        if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) {
            return 0;
        }
        const char taken = rest_.front();
        rest_.remove_prefix(1);
        return taken;
    }

    void must_be(std::string_view characters) {
        if (one_of(characters) == 0) {
            spoil();
        }
    }

    // The digits of a fraction; what is finer than a millisecond is cut off.
    milliseconds fraction() {
        int value = number(1) * 100;
        for (int weight = 10; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
             weight /= 10) {
            value += number(1) * weight;
        }
        return milliseconds(value);
    }

    int spoil() {
        is_good_ = false;
        rest_ = {};
        return 0;
    }

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] bool is_good() const { return is_good_; }

private:
    std::string_view rest_;
    bool is_good_ = true;
};

OfficeDay read_day(Reader& reader) {
    const std::chrono::year year(reader.number(4));
    reader.must_be("-");
    const std::chrono::month month(static_cast<unsigned>(reader.number(2)));
    reader.must_be("-");
    const std::chrono::day day(static_cast<unsigned>(reader.number(2)));
    const std::chrono::year_month_day date(year, month, day);
    if (!date.ok()) {
        reader.spoil();
        return {};
    }
    return OfficeDay(date);
}

milliseconds read_clock(Reader& reader) {
    const int hour = reader.number(2);
    reader.must_be(":");
    const int minute = reader.number(2);
    int second = 0;
    milliseconds fraction{0};
    if (reader.one_of(":") != 0) {
        second = reader.number(2);
        if (reader.one_of(".,") != 0) {
            fraction = reader.fraction();
        }
    }
    if (hour > 23 || minute > 59 || second > 59) {
        reader.spoil();
    }
    return hours(hour) + minutes(minute) + seconds(second) + fraction;
}

// How far the text's own zone is ahead of UTC; the office's when the text names none.
minutes read_offset(Reader& reader) {
    if (reader.at_end()) {
        return shanghai_offset;
    }
    const char sign = reader.one_of("Zz+-");
    if (sign == 'Z' || sign == 'z') {
        return minutes(0);
    }
    const int ahead_hours = reader.number(2);
    reader.must_be(":");
    const int ahead_minutes = reader.number(2);
    if (sign == 0 || ahead_hours > 23 || ahead_minutes > 59) {
        reader.spoil();
    }
    const minutes ahead = hours(ahead_hours) + minutes(ahead_minutes);
    return sign == '-' ? -ahead : ahead;
}

// The beginning of what was typed, for a refusal; a character isn't cut in two.
std::string excerpt(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 40);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return std::string(text.substr(0, end));
}

// The same point in time, as the office's wall shows it.
std::chrono::local_time<milliseconds> on_the_wall(Moment moment) {
    return std::chrono::local_time<milliseconds>(moment.time_since_epoch() + shanghai_offset);
}

} // namespace

int year_of(OfficeDay day) {
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

OfficeDay office_day(Moment moment) {
    return std::chrono::floor<days>(on_the_wall(moment));
}

WallClock wall_clock(Moment moment) {
    return std::chrono::floor<minutes>(on_the_wall(moment) - office_day(moment));
}

Moment moment_at(OfficeDay day, WallClock clock) {
    return Moment(day.time_since_epoch() + clock - shanghai_offset);
}

std::int64_t to_milliseconds(Moment moment) {
    return moment.time_since_epoch().count();
}

Moment from_milliseconds(std::int64_t milliseconds_since_1970) {
    return Moment(milliseconds(milliseconds_since_1970));
}

std::optional<std::int64_t> to_milliseconds(const std::optional<Moment>& moment) {
    return moment ? std::optional(to_milliseconds(*moment)) : std::nullopt;
}

std::optional<Moment> from_milliseconds(const std::optional<std::int64_t>& milliseconds) {
    return milliseconds ? std::optional(from_milliseconds(*milliseconds)) : std::nullopt;
}

std::string iso_date(OfficeDay day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"),
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

base::Result<OfficeDay> parse_date(std::string_view text) {
    Reader reader(text);
    const OfficeDay day = read_day(reader);
    if (!reader.is_good() || !reader.at_end()) {
        return base::refuse(base::Why::Invalid, "calendar.not_a_date", {{"text", excerpt(text)}});
    }
    return day;
}

std::string iso_moment(Moment moment) {
    const OfficeDay day = office_day(moment);
    const auto clock = std::chrono::floor<seconds>(on_the_wall(moment) - day).count();
    return fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}+08:00"),
                       iso_date(day),
                       clock / 3600,
                       clock / 60 % 60,
                       clock % 60);
}

base::Result<Moment> parse_moment(std::string_view text) {
    Reader reader(text);
    const OfficeDay day = read_day(reader);
    milliseconds clock{0};
    minutes ahead = shanghai_offset;
    if (reader.is_good() && !reader.at_end()) {
        reader.must_be("Tt ");
        clock = read_clock(reader);
        ahead = read_offset(reader);
    }
    if (!reader.is_good() || !reader.at_end()) {
        return base::refuse(base::Why::Invalid, "calendar.not_a_moment", {{"text", excerpt(text)}});
    }
    return Moment(day.time_since_epoch() + clock - ahead);
}

} // namespace calendar
