// Enumerators by their names, as they stand in the journal, in tables, in files and in forms. A
// type that has names says them once, in the order of its enumerators, beside the type:
// `enum_names(Enum) -> std::span<const std::string_view>`, found by argument-dependent lookup.

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace text {

template <class Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] std::string_view name_of(Enum value) {
    return enum_names(value)[static_cast<std::size_t>(value)];
}

// The enumerator of that name; nothing when there is none.
template <class Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] std::optional<Enum> named(std::string_view name) {
    const auto names = enum_names(Enum{});
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

} // namespace text
