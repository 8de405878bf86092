// The overview: what cases came to, for the street and line by line, over a chosen time; every
// figure opens its cases, so that anyone can check it.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cases/figures.hpp"
#include "cases/pressing.hpp"
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
    Overdue,
    DueToday,
    Days, // The middle of the waits for the first answer.
};
[[nodiscard]] std::span<const std::string_view> enum_names(Column);

struct OverviewAsked {
    Scope by = Scope::Unit; // Never the street: that is the cards above.
    Days days;
    Column sort = Column::Received;
    std::string of; // One line alone, by its key; empty: all of them.
};

// What a column shows: a part and its whole; of all that were received the count alone. The whole
// of what came in time is all that fell due, come or not.
[[nodiscard]] Figures::Share share_in(const Figures& figures, Column column);
[[nodiscard]] bool is_a_share(Column column);

// Whether more of it is better: answered in time, and not returned.
[[nodiscard]] bool is_wished(Column column);

// The figure whose cases a column counts, and whose cases it opens: where the part is nothing,
// those of the whole that are the reason.
[[nodiscard]] Figure figure_in(Column column);
[[nodiscard]] Figure opened_by(const Figures& figures, Column column);

// Of a thousand; all of them where there is nothing to be a part of.
[[nodiscard]] std::int64_t per_thousand(const Figures::Share& share);

// Counted figures a line shows: a unit, a compound, a category.
[[nodiscard]] std::string name_in(const Viewer& viewer, Scope scope, const std::string& key);

// The most urgent first: many of what is counted, little of what is a share, long waits.
[[nodiscard]] std::vector<Line> sorted_lines(store::Connection& store,
                                             const OverviewAsked& asked,
                                             const Pressing& pressing);

// Counted figures, and of when.
struct Counted {
    Scope scope = Scope::Street;
    std::string key;
    Days days;
};

// In a few large figures beside the time before: [{name, shown, percent, change, href}].
[[nodiscard]] nlohmann::json cards_view(const Viewer& viewer,
                                        const Counted& whose,
                                        std::span<const Column> columns,
                                        const Pressing& pressing);

// The last twelve weeks, today among them.
[[nodiscard]] Days latest_weeks(Moment now);

// What the page of a unit shows of its figures: [{lead, cards, href}]; empty while it was sent
// nothing in the last twelve weeks.
[[nodiscard]] nlohmann::json unit_figures_view(const Viewer& viewer, alliance::UnitId unit);

// The address of the cases behind a figure, and of one line's own overview.
[[nodiscard]] std::string behind_href(const Behind& asked,
                                      std::string_view path = "/overview/cases?");
[[nodiscard]] std::string overview_href(const OverviewAsked& asked,
                                        std::string_view path = "/overview?");

// {title, whose, own_href, from, to, period, tabs [{name, href, is_here}], times [{name, href,
// is_here}], cards
// [{name, shown, percent, change, href}], worse {name, line, points, others_points} or null, heads
// [{name, href, is_here}], lines [{name, href, cells [{shown, href, label, share, is_low}], points,
// weeks}], is_empty}
[[nodiscard]] nlohmann::json overview_view(const Viewer& viewer, const OverviewAsked& asked);

// {title, whose, period, figures [{name, count, href, is_here}], cases [row_view …], is_empty,
// next_href, back_href}
[[nodiscard]] nlohmann::json behind_view(const Viewer& viewer, const Behind& asked);

} // namespace cases
