#include "text/dates.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace text {
namespace {

constexpr std::array<std::string_view, 7> weekdays_in_chinese = {
    "一", "二", "三", "四", "五", "六", "日"};
constexpr std::array<std::string_view, 7> weekdays_in_english = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months_in_english = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t english_name = 3;
constexpr std::size_t chinese_character = 3;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Reads forwards; each take answers whether it was there, and moves only then.
class Forwards {
public:
    Forwards(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }

    bool take(std::string_view expected) {
        const bool is_there = text_.substr(at_).starts_with(expected);
        at_ += is_there ? expected.size() : 0;
        return is_there;
    }

    bool take_one_of(std::span<const std::string_view> names) {
        return std::ranges::any_of(names, [this](std::string_view name) { return take(name); });
    }

    bool take_digits(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (count < most && at_ + count < text_.size() && is_digit(text_[at_ + count])) {
            ++count;
        }
        at_ += count >= least ? count : 0;
        return count >= least;
    }

private:
    std::string_view text_;
    std::size_t at_;
};

// Where the number that ends at `end` begins; `end` when none does.
std::size_t number_before(std::string_view text, std::size_t end, std::size_t digits_most) {
    std::size_t begin = end;
    while (begin > 0 && end - begin < digits_most && is_digit(text[begin - 1])) {
        --begin;
    }
    return begin;
}

bool ends_with(std::string_view text, std::size_t end, std::string_view expected) {
    return text.substr(0, end).ends_with(expected);
}

// The end of what follows a date: its time of day, where there is one, and that it may still move,
// which Chinese writes without a blank.
std::size_t end_with_time(std::string_view sentence, std::size_t at) {
    Forwards time(sentence, at);
    const bool has_time =
        time.take(" ") && time.take_digits(2, 2) && time.take(":") && time.take_digits(2, 2);
    Forwards mark(sentence, has_time ? time.at() : at);
    mark.take("（暂定）");
    return mark.at();
}

// Around the blank of "2027年1月4日 周一".
std::optional<Stretch> chinese_date(std::string_view sentence, std::size_t blank) {
    Forwards weekday(sentence, blank);
    if (!ends_with(sentence, blank, "日") || !weekday.take(" 周") ||
        !weekday.take_one_of(weekdays_in_chinese)) {
        return std::nullopt;
    }
    const auto day_end = blank - chinese_character;
    const auto day = number_before(sentence, day_end, 2);
    if (day == day_end || !ends_with(sentence, day, "月")) {
        return std::nullopt;
    }
    const auto month_end = day - chinese_character;
    auto begin = number_before(sentence, month_end, 2);
    if (begin == month_end) {
        return std::nullopt;
    }
    if (ends_with(sentence, begin, "年")) {
        begin = number_before(sentence, begin - chinese_character, 4);
    }
    return Stretch{begin, end_with_time(sentence, weekday.at())};
}

// Around the first blank of "Mon 4 Jan 2027".
std::optional<Stretch> english_date(std::string_view sentence, std::size_t blank) {
    if (blank < english_name) {
        return std::nullopt;
    }
    Forwards date(sentence, blank - english_name);
    const auto begin = date.at();
    if (!date.take_one_of(weekdays_in_english) || !date.take(" ") || !date.take_digits(1, 2) ||
        !date.take(" ") || !date.take_one_of(months_in_english)) {
        return std::nullopt;
    }
    Forwards year = date;
    const bool has_year = year.take(" ") && year.take_digits(4, 4);
    return Stretch{begin, end_with_time(sentence, has_year ? year.at() : date.at())};
}

} // namespace

std::optional<Stretch> find_date(std::string_view sentence, std::size_t from) {
    for (auto blank = sentence.find(' ', from); blank != std::string_view::npos;
         blank = sentence.find(' ', blank + 1)) {
        auto found = chinese_date(sentence, blank);
        if (!found) {
            found = english_date(sentence, blank);
        }
        if (found && found->begin >= from) {
            return found;
        }
    }
    return std::nullopt;
}

} // namespace text
