// What somebody typed into one line of a form, as it is kept: readable, tidy, within its bound.
// A refusal names the field it stands beside.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace text {

constexpr std::size_t telephone_characters_max = 30;

enum class Need { Required, Optional };

// A field of a form, and how much may stand in it.
struct Blank {
    std::string_view field;
    std::size_t characters_max = 0;
    Need need = Need::Required;
};

// One line: line ends become spaces.
[[nodiscard]] base::Result<std::string> filled(const Blank& blank, std::string_view given);

// Several lines, as they were typed.
[[nodiscard]] base::Result<std::string> filled_lines(const Blank& blank, std::string_view given);

// Digits, spaces and + - ( ) only, as people write telephone numbers.
[[nodiscard]] base::Result<std::string> filled_telephone(std::string_view field,
                                                         Need need,
                                                         std::string_view given);

} // namespace text
