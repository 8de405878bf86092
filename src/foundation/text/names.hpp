// Enumerators by their names, as they stand in the journal, in tables, in files and in forms. A
// type that has names says them once, in the order of its enumerators, beside the type:
// `enum_names(Enum) -> std::span<const std::string_view>`, found by argument-dependent lookup.

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/fault.hpp"

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

// The enumerator of a name that this program itself wrote down, in a table or in an event.
template <class Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] Enum known(const std::string& name) {
    const auto value = named<Enum>(name);
    base::ensure(value.has_value(), "what is written down names only what there is");
    return *value;
}

template <class Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] std::optional<Enum> known(const std::optional<std::string>& name) {
    return name ? std::optional(known<Enum>(*name)) : std::nullopt;
}

} // namespace text
