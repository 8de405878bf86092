// Times as people and their programs write them.

#include <fmt/format.h>

#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

bool is_digit(char each) {
    return each >= '0' && each <= '9';
}

// The numbers in it, in order, when nothing but separators of dates and times stands between.
std::vector<std::string> numbers_in(std::string_view written) {
    static constexpr std::string_view between[] = {
        "-", "/", ".", ":", " ", "t", "年", "月", "日", "号", "时", "点", "分", "秒"};
    std::vector<std::string> numbers;
    bool goes_on = false;
    while (!written.empty()) {
        std::size_t taken = 1;
        if (is_digit(written.front())) {
            if (!goes_on) {
                numbers.emplace_back();
            }
            numbers.back() += written.front();
            goes_on = true;
        } else {
            taken = 0;
            for (const auto each : between) {
                taken = written.starts_with(each) ? each.size() : taken;
            }
            goes_on = false;
        }
        if (taken == 0) {
            return {};
        }
        written.remove_prefix(taken);
    }
    return numbers;
}

} // namespace

base::Result<calendar::Moment> read_time(std::string_view written) {
    if (auto moment = calendar::parse_moment(written)) {
        return moment;
    }
    auto numbers = numbers_in(text::normalise(written));
    constexpr std::size_t with_fraction = 7;
    const bool is_whole = numbers.size() == 3 || numbers.size() == 5 || numbers.size() == 6 ||
                          numbers.size() == with_fraction;
    if (is_whole && numbers.front().size() == 4) {
        numbers.resize(6, "0");
        const auto moment =
            calendar::parse_moment(fmt::format("{}-{:0>2}-{:0>2} {:0>2}:{:0>2}:{:0>2}",
                                               numbers[0],
                                               numbers[1],
                                               numbers[2],
                                               numbers[3],
                                               numbers[4],
                                               numbers[5]));
        if (moment) {
            return moment;
        }
    }
    return base::refuse(base::Why::Invalid,
                        "voices.import_time_malformed",
                        {{"written", text::shorten(written, 30)}},
                        "time");
}

} // namespace voices
