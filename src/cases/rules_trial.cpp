#include "cases/rules_trial.hpp"

#include "cases/lists.hpp"
#include "cases/opening.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

Treatment treatment(store::Connection& connection,
                    const Rules& rules,
                    const Case& current,
                    const calendar::WorkingDays& days) {
    const Matter matter{current.asks, current.category, {}};
    const auto limit = answer_limit(rules, current.asks, current.category);
    return {destination(connection, rules, matter, current.place).handler,
            days.deadline(current.received, limit).at};
}

} // namespace

Trial try_rules(store::Connection& connection, const Rules& proposed) {
    const auto rules = rules_now(connection);
    const auto days = office::working_days(connection);
    Trial trial;
    for (auto& current : all_open(connection, trial_cases_max)) {
        ++trial.looked_at;
        const auto now = treatment(connection, *rules, current, days);
        const auto then = treatment(connection, proposed, current, days);
        if (now != then) {
            trial.differences.push_back({std::move(current), now, then});
        }
    }
    return trial;
}

} // namespace cases
