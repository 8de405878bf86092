// How often public power was asked to step in, for what, by which departments, and what came of it:
// a page for everybody, in counts that say what they are a part of.

#pragma once

#include <nlohmann/json.hpp>

#include "cases/power.hpp"
#include "cases/views.hpp"

namespace cases {

// GET /interventions: {title, totals, categories, departments, outcomes, rows}, of the last year.
[[nodiscard]] nlohmann::json interventions_view(const Viewer& viewer);

// One of its rows: {id, href, title, place, category, asked, asked_by, visits, state, signal}.
[[nodiscard]] nlohmann::json intervention_row(const Viewer& viewer, const Intervention& each);

// GET /committees/ID: what a special committee watches over: {title, totals, categories, open,
// unresolved, questions}, the rates of the last year.
[[nodiscard]] nlohmann::json committee_page_view(const Viewer& viewer,
                                                 const alliance::Unit& committee);

} // namespace cases
