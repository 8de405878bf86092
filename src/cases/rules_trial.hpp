// What proposed rules would change, asked before they are put into force: every open case is sent
// and timed as if it came in again when it did, under the rules that hold and under the proposed
// ones. Nothing is recorded, and open cases keep what they were born under all the same.

#pragma once

#include <cstdint>
#include <vector>

#include "cases/rules.hpp"
#include "store/connection.hpp"

namespace cases {

constexpr int trial_cases_max = 3'000;

struct Treatment {
    UnitId handler;
    Moment whole_due;

    friend bool operator==(const Treatment&, const Treatment&) = default;
};

struct Difference {
    Case current;
    Treatment now;
    Treatment then;

    [[nodiscard]] bool is_rerouted() const { return now.handler != then.handler; }
    [[nodiscard]] bool is_retimed() const { return now.whole_due != then.whole_due; }
};

struct Trial {
    std::int64_t looked_at = 0;
    std::vector<Difference> differences; // Oldest case first.
};
[[nodiscard]] Trial try_rules(store::Connection& connection, const Rules& proposed);

} // namespace cases
