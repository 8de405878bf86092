// The versions of the street's rules, and when and by whom each was set.

#pragma once

#include <vector>

#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace cases {

struct RulesVersion {
    std::int64_t version = 0;
    journal::Entry entry;
};

// The newest first.
[[nodiscard]] std::vector<RulesVersion> rules_versions(store::Connection& connection, int limit);

} // namespace cases
