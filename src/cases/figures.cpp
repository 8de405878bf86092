#include "cases/figures.hpp"

#include "calendar/moment.hpp"

namespace cases {

std::span<const std::string_view> enum_names(Figure) {
    static constexpr std::array<std::string_view, figure_count> names = {"received",
                                                                         "contacted_in_time",
                                                                         "contacted_late",
                                                                         "answered_in_time",
                                                                         "answered_late",
                                                                         "satisfied",
                                                                         "dissatisfied",
                                                                         "resolved",
                                                                         "unresolved",
                                                                         "returned",
                                                                         "rehandled",
                                                                         "answered",
                                                                         "overdue",
                                                                         "due_today"};
    return names;
}

std::span<const std::string_view> enum_names(Scope) {
    static constexpr std::array<std::string_view, 4> names = {
        "street", "unit", "place", "category"};
    return names;
}

std::span<const std::string_view> enum_names(Span) {
    static constexpr std::array<std::string_view, 2> names = {"day", "month"};
    return names;
}

calendar::OfficeDay first_of(Span span, calendar::OfficeDay day) {
    const std::chrono::year_month_day date{day};
    return span == Span::Day
               ? day
               : calendar::OfficeDay(date.year() / date.month() / std::chrono::day(1));
}

std::vector<Piece> pieces_of(const Days& days) {
    const auto months_until = first_of(Span::Month, days.until);
    auto months_from = first_of(Span::Month, days.from);
    if (months_from != days.from) {
        months_from = first_of(Span::Month, months_from + std::chrono::days(31));
    }
    if (months_from >= months_until) {
        return {{Span::Day, days}};
    }
    std::vector<Piece> pieces = {{Span::Month, {months_from, months_until}}};
    if (days.from < months_from) {
        pieces.push_back({Span::Day, {days.from, months_from}});
    }
    if (months_until < days.until) {
        pieces.push_back({Span::Day, {months_until, days.until}});
    }
    return pieces;
}

Figures& Figures::operator+=(const Figures& more) {
    for (std::size_t at = 0; at < figure_count; ++at) {
        counts_[at] += more.counts_[at];
    }
    return *this;
}

Figures& Figures::operator-=(const Figures& less) {
    for (std::size_t at = 0; at < figure_count; ++at) {
        counts_[at] -= less.counts_[at];
    }
    return *this;
}

std::int64_t Figures::bits() const {
    std::int64_t bits = 0;
    for (std::size_t at = 0; at < figure_count; ++at) {
        bits |= counts_[at] != 0 ? std::int64_t{1} << at : 0;
    }
    return bits;
}

Figures figures_of(const Case& current) {
    const Late late = current.late.value_or(Late{});
    const auto one_if = [](auto is_so) -> std::int64_t { return is_so ? 1 : 0; };
    const bool is_contacted = current.contacted_at.has_value();
    const bool is_answered = current.answered_at.has_value();
    const bool is_open = !current.ended_at;
    const bool is_suspended = is_open && current.suspension;
    const bool spoke = current.outcome && *current.outcome != Outcome::Unreached;
    const bool is_dissatisfied = spoke && *current.outcome == Outcome::Dissatisfied;
    Figures figures;
    figures.add(Figure::Received, 1);
    figures.add(Figure::ContactedInTime, one_if(is_contacted && !late.contacted));
    figures.add(Figure::ContactedLate, one_if((is_contacted || is_open) && late.contacted));
    figures.add(Figure::AnsweredInTime, one_if(is_answered && !late.answered));
    figures.add(Figure::AnsweredLate, one_if(is_answered && late.answered));
    figures.add(Figure::Satisfied, one_if(spoke && !is_dissatisfied));
    figures.add(Figure::Dissatisfied, one_if(is_dissatisfied));
    figures.add(Figure::Resolved, one_if(current.stage == Stage::Closed));
    figures.add(Figure::Unresolved,
                one_if(current.stage == Stage::ClosedUnresolved || is_suspended));
    figures.add(Figure::Returned, one_if(current.returns && current.returns->count > 0));
    figures.add(Figure::Rehandled, one_if(current.round > 0));
    figures.add(Figure::Answered, one_if(is_answered));
    return figures;
}

std::string key_in(Scope scope, const Case& current) {
    switch (scope) {
        case Scope::Street:
            return {};
        case Scope::Unit:
            return std::to_string(current.first_handler.value);
        case Scope::Place:
            return std::to_string(current.compound.value);
        case Scope::Category:
            return current.category;
    }
    return {};
}

std::optional<std::int64_t> days_waited(const Case& current) {
    if (!current.answered_at) {
        return std::nullopt;
    }
    return (calendar::office_day(*current.answered_at) - calendar::office_day(current.received))
        .count();
}

} // namespace cases
