#include "places/rules_address.hpp"

#include <algorithm>
#include <array>

#include "places/rules.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

bool is_ascii_letter(char letter) {
    return letter >= 'a' && letter <= 'z';
}

// Reads "3", "12a", "3甲" at the beginning of `rest`; empty when there is none.
std::string_view leading_number(std::string_view rest) {
    std::size_t end = 0;
    bool has_digit = false;
    while (end < rest.size() && (is_digit(rest[end]) || is_ascii_letter(rest[end]))) {
        has_digit = has_digit || is_digit(rest[end]);
        ++end;
    }
    for (const std::string_view letter : {"甲", "乙", "丙", "丁"}) {
        if (has_digit && rest.substr(end).starts_with(letter)) {
            return rest.substr(0, end + letter.size());
        }
    }
    return has_digit ? rest.substr(0, end) : std::string_view{};
}

enum class Ending { None, Lane, Building, Entrance, EntranceOrBuilding, Dwelling, Floor };

struct Spelling {
    std::string_view text;
    Ending ending;
};

constexpr std::array<Spelling, 12> spellings = {{{"号楼", Ending::EntranceOrBuilding},
                                                 {"单元", Ending::Entrance},
                                                 {"门", Ending::Entrance},
                                                 {"号", Ending::Entrance},
                                                 {"幢", Ending::Building},
                                                 {"栋", Ending::Building},
                                                 {"座", Ending::Building},
                                                 {"弄", Ending::Lane},
                                                 {"室", Ending::Dwelling},
                                                 {"房", Ending::Dwelling},
                                                 {"楼", Ending::Floor},
                                                 {"层", Ending::Floor}}};

Spelling leading_ending(std::string_view rest) {
    for (const auto& spelling : spellings) {
        if (rest.starts_with(spelling.text)) {
            return spelling;
        }
    }
    return {{}, Ending::None};
}

constexpr std::array<std::string_view, 10> chinese_digits = {
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::size_t chinese_character_bytes = 3;
constexpr std::size_t chinese_number_max = 5; // 三百二十一 is the longest on a door.

struct ChineseNumber {
    std::size_t bytes = 0;
    std::string digits;
};

std::optional<int> chinese_digit(std::string_view character) {
    const auto* const found = std::ranges::find(chinese_digits, character);
    return found == chinese_digits.end()
               ? std::nullopt
               : std::optional(static_cast<int>(found - chinese_digits.begin()));
}

// Reads "三", "十二", "二零一" where an ending follows: 三号, but not the 三 of a name.
std::optional<ChineseNumber> leading_chinese_number(std::string_view rest) {
    ChineseNumber number;
    int value = 0;
    int digit = 0;
    bool has_tens = false;
    for (std::size_t read = 0; read < chinese_number_max; ++read) {
        const auto character = rest.substr(number.bytes, chinese_character_bytes);
        const int unit = character == "十" ? 10 : character == "百" ? 100 : 0;
        const auto next = chinese_digit(character);
        if (unit == 0 && !next) {
            break;
        }
        number.bytes += character.size();
        has_tens = has_tens || unit != 0;
        value += unit * std::max(digit, 1);
        digit = next.value_or(0);
        number.digits += next ? std::to_string(*next) : "";
    }
    if (number.bytes == 0 || leading_ending(rest.substr(number.bytes)).ending == Ending::None) {
        return std::nullopt;
    }
    if (has_tens) {
        number.digits = std::to_string(value + digit);
    }
    return number;
}

void put_first(std::string& wanted, std::string& otherwise, std::string_view label) {
    (wanted.empty() ? wanted : otherwise) = label;
}

void take_number(Labels& labels, std::string_view number, Ending ending) {
    switch (ending) {
        case Ending::Building:
            labels.building = number;
            return;
        case Ending::Entrance:
        case Ending::EntranceOrBuilding:
        case Ending::None:
            put_first(labels.entrance, labels.dwelling, number);
            return;
        case Ending::Dwelling:
            labels.dwelling = number;
            return;
        case Ending::Lane:
        case Ending::Floor:
            return;
    }
}

// Where the next number or gap begins, behind at least one character.
std::size_t end_of_words(std::string_view rest) {
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != '-' && !is_digit(rest[end]) &&
           !leading_chinese_number(rest.substr(end))) {
        ++end;
    }
    return end;
}

} // namespace

Typed read_typed(std::string_view words) {
    Typed typed;
    const std::string normal = text::normalise(words);
    std::size_t run = 0;
    for (std::size_t at = 0; at <= normal.size(); ++at) {
        // A character is cut at the byte where the next one begins.
        const bool is_boundary =
            at == normal.size() || (static_cast<unsigned char>(normal[at]) & 0xC0U) != 0x80U;
        if (!is_boundary || at == run) {
            continue;
        }
        const std::string kept = plain_key(std::string_view(normal).substr(run, at - run));
        run = at;
        if (!kept.empty()) {
            typed.plain += kept;
            typed.marked += kept;
        } else if (!typed.marked.ends_with('-')) {
            typed.marked += '-';
        }
    }
    return typed;
}

std::optional<std::size_t> end_of_name(const Typed& typed, std::string_view name_key) {
    for (std::size_t start = 0; start < typed.marked.size(); ++start) {
        const bool inside_number =
            is_digit(name_key.front()) && start > 0 && is_digit(typed.marked[start - 1]);
        if (typed.marked[start] != name_key.front() || inside_number) {
            continue;
        }
        std::size_t at = start;
        std::size_t matched = 0;
        while (at < typed.marked.size() && matched < name_key.size()) {
            if (typed.marked[at] == name_key[matched]) {
                ++matched;
            } else if (typed.marked[at] != '-') {
                break;
            }
            ++at;
        }
        if (matched == name_key.size()) {
            return at;
        }
    }
    return std::nullopt;
}

Labels read_labels(std::string_view marked_rest) {
    Labels labels;
    std::string_view rest = marked_rest;
    while (!rest.empty()) {
        if (rest.front() == '-') {
            rest.remove_prefix(1);
            continue;
        }
        const std::string_view number = leading_number(rest);
        const auto chinese = number.empty() ? leading_chinese_number(rest) : std::nullopt;
        if (!number.empty() || chinese) {
            rest.remove_prefix(chinese ? chinese->bytes : number.size());
            const Spelling spelling = leading_ending(rest);
            rest.remove_prefix(spelling.text.size());
            take_number(labels, chinese ? chinese->digits : number, spelling.ending);
            continue;
        }
        // Rooms of old lanes have names: 前楼, 客堂, 亭子间. They run to the next number or gap.
        const std::size_t end = end_of_words(rest);
        if (!labels.entrance.empty() && labels.dwelling.empty()) {
            labels.dwelling = rest.substr(0, end);
        }
        rest.remove_prefix(end);
    }
    return labels;
}

} // namespace places
