#include "text/filled.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace text {

using base::refuse;
using base::Why;

base::Result<std::string> filled_lines(const Blank& blank, std::string_view given) {
    const std::string field(blank.field);
    if (!is_utf8(given)) {
        return refuse(Why::Invalid, "text.not_readable", {}, field);
    }
    std::string words = tidy(given);
    if (words.empty() && blank.need == Need::Required) {
        return refuse(Why::Invalid, "text.please_fill_in", {}, field);
    }
    if (length(words) > blank.characters_max) {
        return refuse(Why::TooLarge, "text.too_long", {{"most", blank.characters_max}}, field);
    }
    return words;
}

base::Result<std::string> filled(const Blank& blank, std::string_view given) {
    auto words = filled_lines(blank, given);
    if (words) {
        std::ranges::replace(*words, '\n', ' ');
    }
    return words;
}

base::Result<std::string> filled_telephone(std::string_view field,
                                           Need need,
                                           std::string_view given) {
    auto telephone = filled({field, telephone_characters_max, need}, given);
    if (telephone && telephone->find_first_not_of("0123456789 +-()") != std::string::npos) {
        return refuse(Why::Invalid, "text.not_a_telephone", {}, std::string(field));
    }
    constexpr std::size_t digits_min = 3; // The shortest that anybody answers, such as 110.
    const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
    const auto digits = telephone ? std::ranges::count_if(*telephone, is_digit) : 0;
    if (telephone && !telephone->empty() && static_cast<std::size_t>(digits) < digits_min) {
        return refuse(Why::Invalid, "text.not_a_telephone", {}, std::string(field));
    }
    return telephone;
}

} // namespace text
