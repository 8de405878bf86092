// The categories, units and places that the street's rules name. A name that nobody has would send
// cases elsewhere without a word, so it is refused with its line and the name it is most like.
// What the rules in force name already is not refused again: the built-in ones name committees that
// a street may not have founded yet.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace cases {

struct KnownNames {
    std::vector<std::string> categories; // Codes.
    std::vector<std::string> units;      // Names and short names.
    std::vector<std::string> committees; // Of these, the special committees.
    std::vector<std::string> places;     // Compounds and residents' committees.
};
[[nodiscard]] KnownNames known_names(store::Connection& connection);

// The codes of a document of categories that is put into force together with the rules.
[[nodiscard]] std::vector<std::string> codes_in(const std::string& categories_toml);

// `document` and the one that holds `now` are TOML that can be read.
[[nodiscard]] base::Result<bool> check_names(const std::string& document,
                                             const std::string& now,
                                             const KnownNames& known);

} // namespace cases
