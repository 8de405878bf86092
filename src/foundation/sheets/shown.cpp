#include "sheets/shown.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "calendar/moment.hpp"

namespace sheets {

namespace {

// Spreadsheets reckon with so many digits; what lies beyond is noise of their arithmetic.
constexpr std::size_t digits_kept = 15;
constexpr std::size_t written_characters_max = 64;
constexpr int exponent_max = 400;

// What a person would still read as digits; beyond it stays as it was written.
constexpr int point_max = 21;

// "0.00123" is the digits 123 with the point two places before them: -2.
struct Decimal {
    bool is_negative = false;
    std::string digits; // Without zeros at either end.
    int point = 0;
};

bool is_a_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

void round_up(Decimal& number) {
    for (auto digit = number.digits.rbegin(); digit != number.digits.rend(); ++digit) {
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    number.digits.insert(number.digits.begin(), '1');
    ++number.point;
}

void settle(Decimal& number) {
    const auto first = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, first);
    number.point -= static_cast<int>(first);
    if (number.digits.size() > digits_kept) {
        const bool is_more_than_half = number.digits[digits_kept] >= '5';
        number.digits.resize(digits_kept);
        if (is_more_than_half) {
            round_up(number);
        }
    }
    number.digits.erase(number.digits.find_last_not_of('0') + 1);
    if (number.digits.empty()) {
        number = {};
    }
}

std::optional<int> read_exponent(std::string_view written) {
    if (written.starts_with('+')) {
        written.remove_prefix(1);
    }
    int exponent = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), exponent);
    const bool is_whole = read.ec == std::errc() && read.ptr == written.data() + written.size();
    const bool is_in_bounds = exponent >= -exponent_max && exponent <= exponent_max;
    return is_whole && is_in_bounds ? std::optional(exponent) : std::nullopt;
}

std::optional<Decimal> read_decimal(std::string_view written) {
    if (written.empty() || written.size() > written_characters_max) {
        return std::nullopt;
    }
    Decimal number;
    number.is_negative = written.front() == '-';
    written.remove_prefix(number.is_negative ? 1 : 0);
    bool is_behind_the_point = false;
    std::size_t at = 0;
    for (; at < written.size() && (is_a_digit(written[at]) || written[at] == '.'); ++at) {
        if (written[at] != '.') {
            number.digits += written[at];
            number.point += is_behind_the_point ? 0 : 1;
        } else if (std::exchange(is_behind_the_point, true)) {
            return std::nullopt;
        }
    }
    if (number.digits.empty()) {
        return std::nullopt;
    }
    if (at < written.size()) {
        const auto exponent = written[at] == 'e' || written[at] == 'E'
                                  ? read_exponent(written.substr(at + 1))
                                  : std::nullopt;
        if (!exponent) {
            return std::nullopt;
        }
        number.point += *exponent;
    }
    settle(number);
    return number;
}

std::size_t positive(int count) {
    return static_cast<std::size_t>(std::max(count, 0));
}

std::string whole_part(const Decimal& number) {
    const auto own = std::min(positive(number.point), number.digits.size());
    return number.digits.substr(0, own) + std::string(positive(number.point) - own, '0');
}

std::string fraction(const Decimal& number) {
    const auto own = std::min(positive(number.point), number.digits.size());
    return std::string(positive(-number.point), '0') + number.digits.substr(own);
}

std::string plain(const Decimal& number) {
    const std::string whole = whole_part(number);
    const std::string rest = fraction(number);
    return (number.is_negative ? "-" : "") + (whole.empty() ? "0" : whole) +
           (rest.empty() ? "" : "." + rest);
}

// The part of a day behind the point, in seconds.
std::int64_t seconds_of_day(const Decimal& number) {
    constexpr std::size_t places_max = 10;
    constexpr std::int64_t seconds_a_day = 86'400;
    std::int64_t part = 0;
    std::int64_t whole = 1;
    for (const char digit : fraction(number).substr(0, places_max)) {
        part = part * 10 + (digit - '0');
        whole *= 10;
    }
    return (part * seconds_a_day + whole / 2) / whole;
}

std::string clock_time(std::int64_t seconds) {
    constexpr std::int64_t sixty = 60;
    const auto time = fmt::format("{:02}:{:02}", seconds / sixty / sixty, seconds / sixty % sixty);
    return seconds % sixty == 0 ? time : time + fmt::format(":{:02}", seconds % sixty);
}

std::optional<std::string> time_of(const Decimal& number, Epoch epoch) {
    using namespace std::chrono_literals;
    constexpr int day_digits_max = 7; // 31 December 9999 is day 2958465.
    constexpr std::int64_t seconds_a_day = 86'400;
    constexpr std::int64_t days_max = 2'958'465;
    if (number.is_negative || number.point > day_digits_max) {
        return std::nullopt;
    }
    const std::string whole = whole_part(number);
    std::int64_t days = whole.empty() ? 0 : std::stoll(whole);
    std::int64_t seconds = seconds_of_day(number);
    days += seconds / seconds_a_day;
    seconds %= seconds_a_day;
    if (days == 0) {
        return clock_time(seconds);
    }
    if (days > days_max) {
        return std::nullopt;
    }
    const auto first = epoch == Epoch::Of1900 ? calendar::OfficeDay{1899y / 12 / 30}
                                              : calendar::OfficeDay{1904y / 1 / 1};
    const auto day = calendar::iso_date(first + std::chrono::days{days});
    return seconds == 0 ? day : day + " " + clock_time(seconds);
}

// What a format says beside its literal text: without "quoted" words, [colours] and \escapes, and
// of its sections only that for positive numbers.
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char closing = code[at] == '"' ? '"' : code[at] == '[' ? ']' : '\0';
        if (closing != '\0') {
            at = std::min(code.find(closing, at + 1), code.size() - 1);
        } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
            ++at;
        } else {
            bare += code[at];
        }
    }
    return bare;
}

// Another program's number of an order, say: a spreadsheet's own arithmetic writes no such digits.
bool is_long_number(std::string_view written) {
    return written.size() > digits_kept && std::ranges::all_of(written, is_a_digit);
}

} // namespace

NumberFormat format_of(std::string_view code) {
    const std::string bare = bare_code(code);
    if (bare.size() > 1 && bare.find_first_not_of('0') == std::string::npos) {
        return {NumberFormat::Kind::Padded, bare.size()};
    }
    const bool is_time = bare.find_first_of("yYmMdDhHsS") != std::string::npos;
    return {is_time ? NumberFormat::Kind::Time : NumberFormat::Kind::Plain, 0};
}

NumberFormat built_in_format(std::optional<std::size_t> number) {
    const auto lies = [&](std::size_t first, std::size_t last) {
        return number && *number >= first && *number <= last;
    };
    const bool is_time = lies(14, 22) || lies(27, 36) || lies(45, 47) || lies(50, 58);
    return {is_time ? NumberFormat::Kind::Time : NumberFormat::Kind::Plain, 0};
}

std::string shown(std::string_view written, const NumberFormat& format, Epoch epoch) {
    if (is_long_number(written)) {
        return std::string(written);
    }
    const auto number = read_decimal(written);
    if (!number || std::abs(number->point) > point_max) {
        return std::string(written);
    }
    switch (format.kind) {
        case NumberFormat::Kind::Time:
            return time_of(*number, epoch).value_or(plain(*number));
        case NumberFormat::Kind::Padded: {
            const std::string whole = plain(*number);
            const auto missing = format.digits - std::min(format.digits, whole.size());
            return std::string(number->is_negative ? 0 : missing, '0') + whole;
        }
        case NumberFormat::Kind::Plain:
            break;
    }
    return plain(*number);
}

} // namespace sheets
