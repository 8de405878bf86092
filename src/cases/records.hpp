// The SQL of the cases: saving and finding a case, its timeline, what is due.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "cases/cases.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace cases {

// Fills this room's tables from its facts.
void keep(journal::Facts& facts);

[[nodiscard]] CaseId next_case_id(store::Connection& connection);

// The open cases that wake at exactly this moment, at most so many, and the first such moment.
[[nodiscard]] std::vector<Case> waking_at(store::Connection& connection, Moment moment, int limit);
[[nodiscard]] std::optional<Moment> first_waking(store::Connection& connection);

// Open cases with a provisional date that were timed under an older calendar.
[[nodiscard]] std::vector<Case> provisional_cases(store::Connection& connection,
                                                  std::int64_t calendar_version,
                                                  int limit);

// The steps of the case's last turn that still counts, oldest first.
[[nodiscard]] std::vector<Step> last_turn(store::Connection& connection, CaseId id);

// The document of a version of the rules, and the newest; version 0 is the built-in one.
struct RulesDocument {
    std::int64_t version = 0;
    std::string document;
};
[[nodiscard]] std::optional<RulesDocument> newest_rules(store::Connection& connection);
[[nodiscard]] std::optional<std::string> rules_document(store::Connection& connection,
                                                        std::int64_t version);

} // namespace cases
