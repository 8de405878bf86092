// Erases who somebody was that left the alliance: name, telephone, why they left, and the login and
// password of their closed account. What they did stays in the record, without a name.

#pragma once

#include <cstdint>
#include <string>

#include "alliance/alliance.hpp"

namespace alliance {

// Under a rule that names nobody. Answers how many values of the record that were.
[[nodiscard]] base::Result<std::int64_t> erase_person(journal::Turn& turn,
                                                      PersonId id,
                                                      const std::string& rule);

} // namespace alliance
