#include "cases/overview.hpp"

#include <algorithm>
#include <tuple>

namespace cases {
namespace {

bool stands_before(const Line& left, const Line& right, Column sort) {
    const auto weight = [sort](const Line& line) {
        if (sort == Column::Days) {
            return line.median_days.value_or(-1);
        }
        const auto share = share_in(line.figures, sort);
        return is_wished(sort) ? -per_thousand(share) : share.part;
    };
    const auto received = [](const Line& line) { return line.figures.of(Figure::Received); };
    return std::make_tuple(-weight(left), -received(left), left.key) <
           std::make_tuple(-weight(right), -received(right), right.key);
}

// What stands against a part: what came late, what was not solved. All that was received else.
Figure rest_in(Column column) {
    switch (column) {
        case Column::Contacted:
            return Figure::ContactedLate;
        case Column::Answered:
            return Figure::AnsweredLate;
        case Column::Solved:
            return Figure::Unresolved;
        case Column::Satisfied:
            return Figure::Dissatisfied;
        case Column::Received:
        case Column::Unresolved:
        case Column::Rehandled:
        case Column::Returned:
        case Column::Overdue:
        case Column::DueToday:
        case Column::Days:
            break;
    }
    return Figure::Received;
}

} // namespace

std::span<const std::string_view> enum_names(Column) {
    static constexpr std::array<std::string_view, 11> names = {"received",
                                                               "contacted",
                                                               "answered",
                                                               "solved",
                                                               "satisfied",
                                                               "unresolved",
                                                               "rehandled",
                                                               "returned",
                                                               "overdue",
                                                               "due_today",
                                                               "days"};
    return names;
}

Figure figure_in(Column column) {
    switch (column) {
        case Column::Contacted:
            return Figure::ContactedInTime;
        case Column::Answered:
            return Figure::AnsweredInTime;
        case Column::Solved:
            return Figure::Resolved;
        case Column::Satisfied:
            return Figure::Satisfied;
        case Column::Unresolved:
            return Figure::Unresolved;
        case Column::Rehandled:
            return Figure::Rehandled;
        case Column::Returned:
            return Figure::Returned;
        case Column::Overdue:
            return Figure::Overdue;
        case Column::DueToday:
            return Figure::DueToday;
        case Column::Days:
            return Figure::Answered;
        case Column::Received:
            break;
    }
    return Figure::Received;
}

Figure opened_by(const Figures& figures, Column column) {
    const Figure part = figure_in(column);
    return figures.of(part) > 0 ? part : rest_in(column);
}

Figures::Share share_in(const Figures& figures, Column column) {
    const Figure part = figure_in(column);
    if (is_wished(column)) {
        return figures.share(part, rest_in(column));
    }
    return {figures.of(part), is_a_share(column) ? figures.of(Figure::Received) : 0};
}

bool is_a_share(Column column) {
    return column != Column::Received && column != Column::Days;
}

bool is_wished(Column column) {
    return column == Column::Contacted || column == Column::Answered || column == Column::Solved ||
           column == Column::Satisfied;
}

std::int64_t per_thousand(const Figures::Share& share) {
    constexpr std::int64_t whole = 1000;
    return share.whole == 0 ? whole : whole * share.part / share.whole;
}

Days latest_weeks(Moment now) {
    const auto tomorrow = calendar::office_day(now) + std::chrono::days{1};
    return {tomorrow - std::chrono::weeks{weeks_shown}, tomorrow};
}

std::vector<Line> sorted_lines(store::Connection& store,
                               const OverviewAsked& asked,
                               const Pressing& pressing) {
    auto lines = asked.of.empty() ? lines_of(store, asked.by, asked.days, pressing)
                                  : chosen_lines(store, asked.by, {asked.of}, asked.days, pressing);
    std::ranges::sort(lines, [&](const Line& left, const Line& right) {
        return stands_before(left, right, asked.sort);
    });
    return lines;
}

} // namespace cases
