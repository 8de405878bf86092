// Keeps each date in a page's text on one line: a modifier that every value shown as text passes
// through, after it was escaped. Decided here once, for every sentence of every page.

#pragma once

#include <string_view>

namespace web {

// As prepared pages name it; it comes last.
constexpr std::string_view unbroken_dates = "x-unbroken-dates";

// Makes it known to ctemplate, once; before the first page is prepared.
void know_unbroken_dates();

} // namespace web
