// What observers are shown, unasked: everything that was decided by hand, that went wrong twice or
// had no good end, and the seats where nobody sits while work waits. Nobody's words stand in it.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "cases/views.hpp"

namespace cases {

constexpr int noticed_a_page_max = 50;

struct Noticed {
    CaseId id;
    journal::Sequence entry = 0;
    std::string kind;
    Moment at;
    UnitId by; // 0: the resident, or the timer.
    bool is_undone = false;
};

// Newest first, below `before` when given. A case handled again counts from the second time.
[[nodiscard]] std::vector<Noticed> noticed(store::Connection& connection,
                                           std::optional<journal::Sequence> before,
                                           int limit);

[[nodiscard]] nlohmann::json observations_view(const Viewer& viewer,
                                               std::optional<journal::Sequence> before);

} // namespace cases
