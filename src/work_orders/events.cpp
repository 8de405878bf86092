#include "work_orders/events.hpp"

#include <array>

namespace work_orders {

std::span<const std::string_view> enum_names(FileKind) {
    static constexpr std::array<std::string_view, 3> names = {"xlsx", "json", "csv"};
    return names;
}

std::span<const std::string_view> enum_names(Outcome) {
    static constexpr std::array<std::string_view, 6> names = {
        "answered", "unresolved", "returned", "withdrawn", "reopened", "extended"};
    return names;
}

} // namespace work_orders
