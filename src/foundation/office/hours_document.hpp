// The office's hours as a document that people read and change: TOML.

#pragma once

#include <string>

#include "base/result.hpp"
#include "calendar/working_days.hpp"

namespace office {

[[nodiscard]] std::string hours_as_toml(const calendar::OfficeHours& hours);

// Refuses naming the line what is no such document, and hours that `check_hours` refuses.
[[nodiscard]] base::Result<calendar::OfficeHours> hours_from_toml(const std::string& toml);

} // namespace office
