// The rows of cases on their way to partners, and of what was heard of them.

#pragma once

#include "open311/forwarding.hpp"

namespace open311 {

void keep_forwarding(journal::Facts& facts);

[[nodiscard]] bool was_heard(store::Connection& connection,
                             const Forward& forward,
                             const std::string& digest);

} // namespace open311
