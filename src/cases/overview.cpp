#include "cases/overview.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace cases {
namespace {

bool stands_before(const Line& left, const Line& right, Column sort) {
    const auto weight = [sort](const Line& line) {
        if (sort == Column::Days) {
            return line.median_days.value_or(-1);
        }
        const auto share = share_in(line.figures, sort);
        return is_a_share(sort) ? -per_thousand(share) : share.part;
    };
    const auto received = [](const Line& line) { return line.figures.of(Figure::Received); };
    return std::make_tuple(-weight(left), -received(left), left.key) <
           std::make_tuple(-weight(right), -received(right), right.key);
}

} // namespace

std::span<const std::string_view> enum_names(Column) {
    static constexpr std::array<std::string_view, 9> names = {"received",
                                                              "contacted",
                                                              "answered",
                                                              "solved",
                                                              "satisfied",
                                                              "unresolved",
                                                              "rehandled",
                                                              "returned",
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
        case Column::Received:
        case Column::Days:
            break;
    }
    return Figure::Received;
}

Figures::Share share_in(const Figures& figures, Column column) {
    switch (column) {
        case Column::Contacted:
            return figures.share(Figure::ContactedInTime, Figure::ContactedLate);
        case Column::Answered:
            return figures.share(Figure::AnsweredInTime, Figure::AnsweredLate);
        case Column::Solved:
            return figures.share(Figure::Resolved, Figure::Unresolved);
        case Column::Satisfied:
            return figures.share(Figure::Satisfied, Figure::Dissatisfied);
        case Column::Received:
        case Column::Unresolved:
        case Column::Rehandled:
        case Column::Returned:
        case Column::Days:
            break;
    }
    return {figures.of(figure_in(column)), 0};
}

bool is_a_share(Column column) {
    return column == Column::Contacted || column == Column::Answered || column == Column::Solved ||
           column == Column::Satisfied;
}

std::int64_t per_thousand(const Figures::Share& share) {
    constexpr std::int64_t whole = 1000;
    return share.whole == 0 ? whole : whole * share.part / share.whole;
}

std::vector<Line> sorted_lines(store::Connection& store, const OverviewAsked& asked) {
    auto lines = lines_of(store, asked.by, asked.days);
    std::ranges::sort(lines, [&](const Line& left, const Line& right) {
        return stands_before(left, right, asked.sort);
    });
    return lines;
}

} // namespace cases
