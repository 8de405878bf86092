#include "cases/records_days.hpp"

#include <tuple>

#include "cases/matters.hpp"

namespace cases {
namespace {

constexpr const char* upsert_day = R"sql(
    INSERT INTO case_days (day, received, answered, answered_in_time, called_back, satisfied,
                           unresolved)
    VALUES (:day, :received, :answered, :answered_in_time, :called_back, :satisfied, :unresolved)
    ON CONFLICT (day) DO UPDATE SET
        received = case_days.received + excluded.received,
        answered = case_days.answered + excluded.answered,
        answered_in_time = case_days.answered_in_time + excluded.answered_in_time,
        called_back = case_days.called_back + excluded.called_back,
        satisfied = case_days.satisfied + excluded.satisfied,
        unresolved = case_days.unresolved + excluded.unresolved
)sql";

constexpr const char* upsert_category_day = R"sql(
    INSERT INTO case_category_days (category, day, received, answered, answered_in_time,
                                    called_back, satisfied, unresolved)
    VALUES (:category, :day, :received, :answered, :answered_in_time, :called_back, :satisfied,
            :unresolved)
    ON CONFLICT (category, day) DO UPDATE SET
        received = case_category_days.received + excluded.received,
        answered = case_category_days.answered + excluded.answered,
        answered_in_time = case_category_days.answered_in_time + excluded.answered_in_time,
        called_back = case_category_days.called_back + excluded.called_back,
        satisfied = case_category_days.satisfied + excluded.satisfied,
        unresolved = case_category_days.unresolved + excluded.unresolved
)sql";

constexpr const char* select_category_between = R"sql(
    SELECT sum(received), sum(answered), sum(answered_in_time), sum(called_back), sum(satisfied),
           sum(unresolved)
    FROM case_category_days WHERE category = :category AND day >= :first AND day < :last
)sql";

constexpr const char* select_between = R"sql(
    SELECT sum(received), sum(answered), sum(answered_in_time), sum(called_back), sum(satisfied),
           sum(unresolved)
    FROM case_days WHERE day >= :first AND day < :last
)sql";

std::int64_t day_number(Moment at) {
    return calendar::office_day(at).time_since_epoch().count();
}

} // namespace

Figures figures_of(const Step& step, const Case& before) {
    Figures figures;
    if (step.kind == CaseOpened::kind || step.kind == CaseSplitOff::kind) {
        figures.received = 1;
    } else if (step.kind == CaseSubmitted::kind && before.answer_entry == 0) {
        figures.answered = 1;
        figures.answered_in_time = step.at <= before.whole_due ? 1 : 0;
    } else if (step.kind == ResidentCalledBack::kind && step.code != "unreached") {
        figures.called_back = 1;
        figures.satisfied = step.code == "dissatisfied" ? 0 : 1;
    } else if (step.kind == CaseClosedUnresolved::kind) {
        figures.unresolved = 1;
    }
    return figures;
}

void count(store::Connection& to,
           const std::string& category,
           Moment at,
           const Figures& figures,
           Counting counting) {
    if (figures == Figures{}) {
        return;
    }
    const std::int64_t sign = counting == Counting::Added ? 1 : -1;
    to.run(upsert_day,
           day_number(at),
           sign * figures.received,
           sign * figures.answered,
           sign * figures.answered_in_time,
           sign * figures.called_back,
           sign * figures.satisfied,
           sign * figures.unresolved);
    to.run(upsert_category_day,
           category,
           day_number(at),
           sign * figures.received,
           sign * figures.answered,
           sign * figures.answered_in_time,
           sign * figures.called_back,
           sign * figures.satisfied,
           sign * figures.unresolved);
}

namespace {

using Sum = std::optional<std::int64_t>;
using Sums = std::tuple<Sum, Sum, Sum, Sum, Sum, Sum>;

Figures figures_from(const Sums& row) {
    const auto& [received, answered, in_time, called_back, satisfied, unresolved] = row;
    return {received.value_or(0),
            answered.value_or(0),
            in_time.value_or(0),
            called_back.value_or(0),
            satisfied.value_or(0),
            unresolved.value_or(0)};
}

} // namespace

Figures figures_between(store::Connection& connection, Moment from, Moment until) {
    return figures_from(*connection.row<Sum, Sum, Sum, Sum, Sum, Sum>(
        select_between, day_number(from), day_number(until)));
}

std::vector<CategoryFigures> figures_of_categories(store::Connection& connection,
                                                   const std::vector<std::string>& categories,
                                                   Moment from,
                                                   Moment until) {
    std::vector<CategoryFigures> found;
    for (const auto& category : categories) {
        const auto row = connection.row<Sum, Sum, Sum, Sum, Sum, Sum>(
            select_category_between, category, day_number(from), day_number(until));
        found.push_back({category, figures_from(*row)});
    }
    return found;
}

} // namespace cases
