// A row of the table `cases`, to a Case and back. The columns' order is said once, here; a
// statement that reads cases selects CASE_COLUMNS.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "cases/case.hpp"
#include "store/connection.hpp"

// Statements are literals, so the list that several of them share is one too.
#define CASE_COLUMNS                                                                             \
    "id, voice, voice_entry, asks, category, place, compound, committee, rule, rules_version, "  \
    "calendar_version, public_already, received, stage, handler, first_handler, owner, level, "  \
    "whole_due, is_whole_provisional, step_started, step_due, is_step_provisional, next_rung, "  \
    "next_rung_at, supervise_at, is_supervised, contacted_at, submitted_at, submitter, "         \
    "answer_entry, is_answer_public, round, unreached, no_action_by, outcome, redaction_entry, " \
    "ended_at, followers, last_act, last_entry, last_at, seldom, answered_at "

namespace cases {

using CaseRow = std::tuple<std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::optional<std::int64_t>,
                           std::optional<std::int64_t>,
                           std::int64_t,
                           std::optional<std::int64_t>,
                           std::optional<std::int64_t>,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::optional<std::string>,
                           std::int64_t,
                           std::optional<std::int64_t>,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::optional<std::int64_t>>;

[[nodiscard]] Case case_from(CaseRow row);

namespace detail {

template <class... Columns, class... Parameters>
std::vector<Case> read_cases(std::tuple<Columns...>*,
                             store::Connection& connection,
                             store::Sql sql,
                             const Parameters&... parameters) {
    std::vector<Case> found;
    const auto keep = [&](CaseRow row) { found.push_back(case_from(std::move(row))); };
    connection.each<Columns...>(sql, keep, parameters...);
    return found;
}

} // namespace detail

// The cases that a statement over CASE_COLUMNS finds.
template <class... Parameters>
[[nodiscard]] std::vector<Case> read_cases(store::Connection& connection,
                                           store::Sql sql,
                                           const Parameters&... parameters) {
    return detail::read_cases(static_cast<CaseRow*>(nullptr), connection, sql, parameters...);
}

void insert(store::Connection& writer, const Case& current);
// Of what seldom changes only what did.
void update(store::Connection& writer, const Case& before, const Case& current);

} // namespace cases
