#include "cases/records_days.hpp"

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

void count(store::Connection& to, Moment at, const Figures& figures, Counting counting) {
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
}

Figures figures_between(store::Connection& connection, Moment from, Moment until) {
    using Sum = std::optional<std::int64_t>;
    const auto row = connection.row<Sum, Sum, Sum, Sum, Sum, Sum>(
        select_between, day_number(from), day_number(until));
    const auto& [received, answered, in_time, called_back, satisfied, unresolved] = *row;
    return {received.value_or(0),
            answered.value_or(0),
            in_time.value_or(0),
            called_back.value_or(0),
            satisfied.value_or(0),
            unresolved.value_or(0)};
}

} // namespace cases
