// The overview: what cases came to, for the street and line by line, over a chosen time; every
// figure opens its cases, so that anyone can check it.

#pragma once

#include <string>

#include "cases/figures.hpp"
#include "cases/views.hpp"

namespace cases {

// What a line's column shows and what the lines are sorted by.
enum class Column {
    Received,
    Contacted,
    Answered,
    Solved,
    Satisfied,
    Unresolved,
    Rehandled,
    Returned,
    Days,
};
[[nodiscard]] std::span<const std::string_view> enum_names(Column);

struct OverviewAsked {
    Scope by = Scope::Unit; // Never the street: that is the cards above.
    Days days;
    Column sort = Column::Received;
};

// What a column shows: a part and its whole, or a count without a whole. Nothing of days.
[[nodiscard]] Figures::Share share_in(const Figures& figures, Column column);
[[nodiscard]] bool is_a_share(Column column);

// The figure whose cases a column counts.
[[nodiscard]] Figure figure_in(Column column);

// Of a thousand; all of them where there is nothing to be a part of.
[[nodiscard]] std::int64_t per_thousand(const Figures::Share& share);

// Whose figures a line shows: a unit, a compound, a category.
[[nodiscard]] std::string name_in(const Viewer& viewer, Scope scope, const std::string& key);

// The most urgent first: many of what is counted, little of what is a share, long waits.
[[nodiscard]] std::vector<Line> sorted_lines(store::Connection& store, const OverviewAsked& asked);

// The whole street in a few large figures beside the time before: [{name, shown, percent, change,
// href}].
[[nodiscard]] nlohmann::json cards_view(const Viewer& viewer,
                                        const Days& days,
                                        std::span<const Column> columns);

// {title, from, to, period, tabs [{name, href, is_here}], times [{name, href, is_here}], cards
// [{name, shown, percent, change, href}], worse {name, line, points, others_points} or null, heads
// [{name, href, is_here}], lines [{name, cells [{shown, href, label, share, is_low}], points,
// weeks}], is_empty}
[[nodiscard]] nlohmann::json overview_view(const Viewer& viewer, const OverviewAsked& asked);

// {title, whose, period, figures [{name, href, is_here}], cases [row_view …], is_empty, next_href,
// back_href}
[[nodiscard]] nlohmann::json behind_view(const Viewer& viewer, const Behind& asked);

} // namespace cases
