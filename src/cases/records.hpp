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

// Open cases with a provisional date before `until` that were timed under an older calendar.
[[nodiscard]] std::vector<Case> provisional_cases(store::Connection& connection,
                                                  std::int64_t calendar_version,
                                                  Moment until,
                                                  int limit);

// The last act that still counts, oldest step first: a call-back and the end or the new round that
// it made stand or fall together.
[[nodiscard]] std::vector<Step> last_act_of(store::Connection& connection, CaseId id);

// The case as its journal tells it without these steps; what was undone before counts as undone.
[[nodiscard]] Case case_without(store::Connection& connection,
                                CaseId id,
                                const std::vector<Step>& steps);

// The document of a version of the rules, and the newest; version 0 is the built-in one.
struct RulesDocument {
    std::int64_t version = 0;
    std::string document;
};
[[nodiscard]] std::optional<RulesDocument> newest_rules(store::Connection& connection);
[[nodiscard]] std::optional<std::string> rules_document(store::Connection& connection,
                                                        std::int64_t version);

} // namespace cases
