// The rules of time that is asked for: extensions, suspensions, waiting for the resident.

#include <algorithm>

#include "cases/rules.hpp"

namespace cases {

using base::refuse;
using base::Why;
using calendar::Certainty;
using calendar::LimitUnit;
using calendar::WorkingDays;

namespace {

constexpr std::chrono::minutes minute(1);

template <class Value>
bool is_meant(const std::vector<Value>& values, const Value& asked) {
    return values.empty() || std::find(values.begin(), values.end(), asked) != values.end();
}

// The first moment by which so much office time has passed since `start`.
Moment after_office_time(Moment start, std::chrono::minutes left, const WorkingDays& days) {
    const auto hours = static_cast<int>(left.count() / 60) + 1;
    const Moment latest = days.deadline(start, {hours, LimitUnit::OfficeHours}).at;
    std::int64_t low = 0;
    std::int64_t high = std::chrono::ceil<std::chrono::minutes>(latest - start).count();
    while (low < high) {
        const auto middle = (low + high) / 2;
        if (days.office_time(start, start + middle * minute) >= left) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return start + low * minute;
}

} // namespace

base::Result<bool> may_extend(const Case& current, const Rules& rules, Moment now) {
    if (current.whole_due <= now) {
        return refuse(Why::TooLate, "cases.too_late_to_extend");
    }
    if (current.extensions && current.extensions->granted >= rules.extension.times) {
        return refuse(
            Why::NotAllowed, "cases.extended_already", {{"times", rules.extension.times}});
    }
    return true;
}

base::Result<bool> may_extend_until(const Case& current,
                                    const Rules& rules,
                                    Moment until,
                                    const WorkingDays& days) {
    if (until <= current.whole_due) {
        return refuse(Why::Invalid, "cases.extension_must_be_later", {}, "due");
    }
    const int most = rules.extension.working_days_max;
    if (until > days.deadline(current.whole_due, {most, LimitUnit::WorkingDays}).at) {
        return refuse(Why::Invalid, "cases.extension_too_long", {{"days", most}}, "due");
    }
    return true;
}

base::Result<bool> may_be_reviewed_at(const Rules& rules, Moment review_at, Moment now) {
    if (review_at <= now) {
        return refuse(Why::Invalid, "cases.due_must_lie_ahead", {}, "due");
    }
    const int most = rules.suspension.review_days_max;
    if (calendar::office_day(review_at) > calendar::office_day(now) + std::chrono::days(most)) {
        return refuse(Why::Invalid, "cases.review_too_late", {{"days", most}}, "due");
    }
    return true;
}

StepClock resumed_step(const Case& current,
                       const Rules& rules,
                       Moment now,
                       const WorkingDays& days) {
    auto limit = answer_limit(rules, current.asks, current.category);
    if (current.stage == Stage::Rehandling) {
        limit = rules.rehandled;
    }
    if (current.is_supervised) {
        limit = rules.supervised;
    }
    return begin_step_until(days.deadline(now, limit), current.level, now, days);
}

std::optional<Moment> supervised_no_earlier(const Case& current, Moment due) {
    if (!current.supervise_at || *current.supervise_at >= due) {
        return std::nullopt;
    }
    return due;
}

bool needs_a_signed_plan(const Case& current, const Rules& rules) {
    return std::any_of(
        rules.signed_plans.begin(), rules.signed_plans.end(), [&](const Signing signing) {
            return signing == Signing::Supervised ? current.is_supervised
                                                  : current.stage == Stage::Rehandling;
        });
}

Pause while_awaited(const Rules& rules, voices::Kind asks, const std::string& category) {
    const bool stops = std::any_of(
        rules.waiting_stops.begin(), rules.waiting_stops.end(), [&](const WaitingRule& rule) {
            return is_meant(rule.asks, asks) && is_meant(rule.categories, category);
        });
    return stops ? Pause::Stops : Pause::Runs;
}

ResidentAwaited await_resident(const Case& current,
                               const Rules& rules,
                               Moment now,
                               const WorkingDays& days) {
    const bool is_configured = while_awaited(rules, current.asks, current.category) == Pause::Stops;
    ResidentAwaited awaited;
    awaited.id = current.id;
    awaited.step = current.step;
    awaited.is_clock_stopped = is_configured && now < current.step.due && !current.is_supervised;
    if (awaited.is_clock_stopped) {
        awaited.minutes_left = days.office_time(now, current.step.due).count();
        awaited.step.next = Rung::None;
        awaited.step.next_at.reset();
    }
    return awaited;
}

StepClock run_on(const Case& current, Moment now, const WorkingDays& days) {
    if (!current.awaited || !current.awaited->is_clock_stopped) {
        return current.step;
    }
    const auto left = std::chrono::minutes(current.awaited->minutes_left);
    return begin_step_until(
        {after_office_time(now, left, days), Certainty::Firm}, current.level, now, days);
}

} // namespace cases
