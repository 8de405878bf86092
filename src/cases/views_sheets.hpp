// Cases and figures as spreadsheets: the same rows as on the page, seen with the same eyes, with
// numbers as numbers and moments as the office's clock shows them.

#pragma once

#include <vector>

#include "cases/overview.hpp"
#include "cases/views.hpp"
#include "cases/views_resident.hpp"
#include "sheets/sheet.hpp"

namespace cases {

// In one file. Anybody may fetch a short one; staff fetch what a street has in a year.
constexpr std::size_t cases_a_sheet_max = 20'000;
constexpr std::size_t public_cases_a_sheet_max = 1'000;

// The cases that a page's filters ask for, newest first, from its first page to its last. Where the
// file ends before they do, its last row says so.
[[nodiscard]] sheets::Sheet cases_sheet(const Viewer& viewer, ListAsked asked);

// What stands on the desk of the seat: what presses first, what waits for others last.
[[nodiscard]] sheets::Sheet desk_sheet(const Viewer& viewer);

// Residents to call back with their telephones, and what came to the street by why it did.
[[nodiscard]] sheets::Sheet calls_sheet(const Viewer& viewer);
[[nodiscard]] sheets::Sheet dispatch_sheet(const Viewer& viewer);

// The cases behind a figure, from the first page to the last.
[[nodiscard]] sheets::Sheet behind_sheet(const Viewer& viewer, Behind asked);

// Where public power was asked to step in, newest first.
[[nodiscard]] sheets::Sheet interventions_sheet(const Viewer& viewer);

// The whole street in the first row, then the overview's lines.
[[nodiscard]] sheets::Sheet overview_sheet(const Viewer& viewer, const OverviewAsked& asked);

} // namespace cases
