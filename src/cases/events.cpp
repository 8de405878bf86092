#include "cases/events.hpp"

#include <array>

namespace cases {

std::span<const std::string_view> enum_names(Stage) {
    static constexpr std::array<std::string_view, 12> names = {"assigned",
                                                               "accepted",
                                                               "contacted",
                                                               "in_work",
                                                               "submitted",
                                                               "checked",
                                                               "rehandling",
                                                               "closed",
                                                               "closed_unresolved",
                                                               "no_action",
                                                               "withdrawn",
                                                               "merged"};
    return names;
}

std::span<const std::string_view> enum_names(PartnerNews) {
    static constexpr std::array<std::string_view, 5> names = {
        "taken", "found", "says", "lost", "unreached"};
    return names;
}

std::span<const std::string_view> enum_names(Level) {
    static constexpr std::array<std::string_view, 3> names = {"unit", "committee", "street"};
    return names;
}

std::span<const std::string_view> enum_names(Rung) {
    static constexpr std::array<std::string_view, 4> names = {"none", "remind", "warn", "climb"};
    return names;
}

std::span<const std::string_view> enum_names(Channel) {
    static constexpr std::array<std::string_view, 3> names = {"phone", "visit", "message"};
    return names;
}

std::span<const std::string_view> enum_names(Outcome) {
    static constexpr std::array<std::string_view, 4> names = {
        "satisfied", "basically", "dissatisfied", "unreached"};
    return names;
}

std::span<const std::string_view> enum_names(ReturnReason) {
    static constexpr std::array<std::string_view, 4> names = {
        "wrong_place", "not_our_duty", "duplicate", "missing_data"};
    return names;
}

std::span<const std::string_view> enum_names(ClockKind) {
    static constexpr std::array<std::string_view, 2> names = {"step", "whole"};
    return names;
}

} // namespace cases
