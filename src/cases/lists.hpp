// Lists of cases: filtered, newest first by key, or by what is due. Counts stop at 1,000.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "store/connection.hpp"

namespace cases {

constexpr int cases_a_page_max = 100;
constexpr int counted_max = 1'000;

struct Filter {
    std::optional<Stage> stage;
    bool is_suspended = false; // Only those.
    std::string category;      // A code; empty: any.
    places::PlaceId place;     // A compound or a committee; 0: any.
    UnitId handler;            // 0: any.
    std::optional<CaseId> before;
    int limit = 50;
};

// Newest first.
[[nodiscard]] std::vector<Case> list(store::Connection& connection, const Filter& filter);

// Open cases that a unit works on, or must see to, by what is due first.
[[nodiscard]] std::vector<Case> open_handled_by(store::Connection& connection,
                                                UnitId unit,
                                                int limit);
[[nodiscard]] std::vector<Case> open_owned_by(store::Connection& connection,
                                              UnitId unit,
                                              int limit);
[[nodiscard]] std::vector<Case> open_decided_by(store::Connection& connection,
                                                UnitId unit,
                                                int limit);
[[nodiscard]] std::vector<Case> open_at(store::Connection& connection, Stage stage, int limit);
[[nodiscard]] std::vector<Case> open_in(store::Connection& connection,
                                        places::PlaceId committee,
                                        Stage stage,
                                        int limit);

// All open cases, the oldest first.
[[nodiscard]] std::vector<Case> all_open(store::Connection& connection, int limit);

// Open cases of the same category in the same compound, newest first: what somebody may mean too.
[[nodiscard]] std::vector<Case> similar(store::Connection& connection,
                                        const std::string& category,
                                        places::PlaceId compound,
                                        int limit);

// For the home page: what was answered last with a public answer.
[[nodiscard]] std::vector<Case> answered_lately(store::Connection& connection, int limit);

} // namespace cases
