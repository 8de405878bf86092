// What a file about the calendar says, and whether it can be believed. Pure: what is known already
// is an argument.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/working_days.hpp"

namespace office {

constexpr std::size_t calendar_file_bytes_max = 1024 * 1024;

// The statutory holidays of a year before 2025; no notice ever gave fewer days off.
constexpr std::size_t holidays_a_year_min = 11;

// The years that the file gives, oldest first, each whole. Days in December alone belong to the
// next year's notice: they are added to what is known of their year.
[[nodiscard]] base::Result<std::vector<calendar::YearOfDays>> read_calendar(
    std::string_view bytes, std::span<const calendar::YearOfDays> known);

} // namespace office
