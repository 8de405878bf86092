// Reads what people type for a place: the known name in it, then lane, building, entrance and room
// in whatever way they wrote them. Pure functions.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace places {

// What was typed, made comparable: `plain` holds letters, digits and Chinese characters only;
// `marked` has one "-" wherever something stood between them.
struct Typed {
    std::string plain;
    std::string marked;
};
[[nodiscard]] Typed read_typed(std::string_view words);

// Where a known name ends in `typed.marked`; nothing when it isn't in it. A name that begins with a
// digit isn't found in the middle of a number.
[[nodiscard]] std::optional<std::size_t> end_of_name(const Typed& typed, std::string_view name_key);

// The labels that follow a name, as keys ("3", "201", "亭子间"); empty where none was given.
struct Labels {
    std::string building;
    std::string entrance;
    std::string dwelling;

    friend bool operator==(const Labels&, const Labels&) = default;
};
[[nodiscard]] Labels read_labels(std::string_view marked_rest);

} // namespace places
