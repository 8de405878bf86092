#include "cases/rules.hpp"

#include <algorithm>

namespace cases {
namespace {

using calendar::Limit;
using calendar::WorkingDays;

template <class Value, class Asked>
bool holds(const std::vector<Value>& values, const Asked& asked) {
    return values.empty() || std::find(values.begin(), values.end(), asked) != values.end();
}

// Reminder at half the time, warning one working day before, at the limit a level up. Each must
// come strictly later than `last`, or it is skipped.
void aim_at_rung(StepClock& step, Rung first, Moment last, const WorkingDays& days) {
    if (first == Rung::Remind) {
        const Moment half = days.halfway(step.started, step.due);
        if (half > last && half < step.due) {
            step.next = Rung::Remind;
            step.next_at = half;
            return;
        }
        first = Rung::Warn;
    }
    if (first == Rung::Warn) {
        const Moment day_before = days.working_days_before(step.due, 1);
        if (day_before > last && day_before < step.due) {
            step.next = Rung::Warn;
            step.next_at = day_before;
            return;
        }
    }
    step.next = Rung::Climb;
    step.next_at = step.due;
}

// Above the street there is nobody: its own cases are reminded and warned, and then supervised.
void stop_at_the_top(StepClock& step, Level level) {
    if (step.next == Rung::Climb && level == Level::Street) {
        step.next = Rung::None;
        step.next_at.reset();
    }
}

// The whole's limit is the answer's, wherever the street has moved it to by hand.
calendar::Deadline answer_step_due(const Case& current,
                                   const Rules& rules,
                                   Moment start,
                                   const WorkingDays& days) {
    const calendar::Deadline whole{current.whole_due,
                                   current.is_whole_provisional ? calendar::Certainty::Provisional
                                                                : calendar::Certainty::Firm};
    const auto least = days.deadline(start, rules.owner_acts);
    return whole.at < least.at ? least : whole;
}

} // namespace

std::optional<Level> level_above(Level level) {
    switch (level) {
        case Level::Unit:
            return Level::Committee;
        case Level::Committee:
            return Level::Street;
        case Level::Street:
            break;
    }
    return std::nullopt;
}

Limit answer_limit(const Rules& rules, voices::Kind asks, std::string_view category) {
    for (const auto& special : rules.special) {
        if (holds(special.asks, asks) && holds(special.categories, category)) {
            return special.answer;
        }
    }
    return rules.answer;
}

Limit supervision_limit(const Rules& rules, voices::Kind asks, std::string_view category) {
    Limit limit = answer_limit(rules, asks, category);
    limit.amount *= rules.supervise_after_times;
    return limit;
}

bool fits(const RoutingRule& rule, const Matter& matter) {
    const bool is_there =
        rule.places.empty() ||
        std::any_of(matter.places.begin(), matter.places.end(), [&](const std::string& place) {
            return holds(rule.places, place);
        });
    return is_there && holds(rule.asks, matter.asks) && holds(rule.categories, matter.category);
}

calendar::Deadline step_due(
    const Case& current, Stage stage, const Rules& rules, Moment start, const WorkingDays& days) {
    if (current.is_supervised) {
        return days.deadline(start, rules.supervised);
    }
    if (current.has_waiting_return()) {
        return days.deadline(start, rules.returns.decided);
    }
    switch (stage) {
        case Stage::Assigned:
        case Stage::Accepted:
            return days.deadline(start, rules.contact);
        case Stage::Submitted:
            return days.deadline(start, rules.check);
        case Stage::Checked:
            return days.deadline(start, rules.call_back);
        case Stage::Rehandling:
            return days.deadline(start, rules.rehandled);
        case Stage::Contacted:
        case Stage::InWork:
        case Stage::Closed:
        case Stage::ClosedUnresolved:
        case Stage::NoAction:
        case Stage::Withdrawn:
        case Stage::Merged:
            break;
    }
    return answer_step_due(current, rules, start, days);
}

StepClock begin_step(
    const Case& current, Stage stage, const Rules& rules, Moment now, const WorkingDays& days) {
    const auto due = step_due(current, stage, rules, now, days);
    return begin_step_until(due, current.level, now, days);
}

StepClock begin_step_until(const calendar::Deadline& due,
                           Level level,
                           Moment now,
                           const WorkingDays& days) {
    StepClock step;
    step.started = now;
    step.due = due.at;
    step.is_provisional = due.certainty == calendar::Certainty::Provisional;
    aim_at_rung(step, Rung::Remind, now, days);
    stop_at_the_top(step, level);
    return step;
}

calendar::Deadline chosen_date(Moment due, const WorkingDays& days) {
    const std::chrono::year_month_day day(calendar::office_day(due));
    return {due,
            day.year() > days.newest_year() ? calendar::Certainty::Provisional
                                            : calendar::Certainty::Firm};
}

StepClock move_step(
    const StepClock& before, Moment due, Level level, Moment last, const WorkingDays& days) {
    StepClock step = before;
    step.is_provisional = false;
    if (due > before.due) {
        step.due = due;
        aim_at_rung(step, before.next, last, days);
        stop_at_the_top(step, level);
    }
    return step;
}

StepClock go_on_with_step(
    const Case& current, Level level, const Rules& rules, Moment now, const WorkingDays& days) {
    if (current.is_step_stopped()) {
        return current.step; // A clock that stands still keeps standing.
    }
    const calendar::Deadline due{
        current.step.due,
        current.step.is_provisional ? calendar::Certainty::Provisional : calendar::Certainty::Firm};
    return begin_step_until(
        due.at <= now ? days.deadline(now, rules.owner_acts) : due, level, now, days);
}

StepClock after_rung(
    const StepClock& before, const Rules& rules, Level level, Moment now, const WorkingDays& days) {
    StepClock step = before;
    switch (before.next) {
        case Rung::Remind:
            aim_at_rung(step, Rung::Warn, before.next_at.value_or(now), days);
            break;
        case Rung::Warn:
            aim_at_rung(step, Rung::Climb, before.next_at.value_or(now), days);
            break;
        case Rung::Climb:
            step.next = Rung::Climb;
            step.next_at = days.deadline(now, rules.owner_acts).at;
            break;
        case Rung::None:
            step.next_at.reset();
            break;
    }
    stop_at_the_top(step, level);
    return step;
}

base::Result<bool> may_return(const Case& current,
                              const Rules& rules,
                              Moment now,
                              const WorkingDays& days) {
    const Returns returns = current.returns.value_or(Returns());
    if (returns.stands_with.value != 0 && returns.stands_with == current.handler) {
        return base::refuse(base::Why::NotAllowed, "cases.return_stands");
    }
    if (returns.count >= returns_a_case_max) {
        return base::refuse(base::Why::NotAllowed, "cases.returned_twice");
    }
    const Moment came = current.dispatch ? current.dispatch->at : current.received;
    if (now > days.deadline(came, rules.returns.within).at) {
        return base::refuse(base::Why::TooLate, "cases.too_late_to_return");
    }
    return true;
}

std::optional<DeadlineMoved> move_deadline(const Case& current,
                                           const Rules& rules,
                                           const WorkingDays& days) {
    if (is_end(current.stage) || !(current.is_whole_provisional || current.step.is_provisional)) {
        return std::nullopt;
    }
    const auto limit = answer_limit(rules, current.asks, current.category);
    const auto whole = days.deadline(current.received, limit);
    if (current.is_whole_provisional && whole.certainty == calendar::Certainty::Provisional) {
        return std::nullopt;
    }
    Case moved = current;
    moved.is_whole_provisional = false;
    if (current.is_whole_provisional) {
        moved.whole_due = std::max(current.whole_due, whole.at);
    }
    const auto step = step_due(moved, current.stage, rules, current.step.started, days);
    const Moment due = current.step.is_provisional ? step.at : current.step.due;
    moved.step = move_step(current.step, due, current.level, current.last_at, days);
    DeadlineMoved event;
    event.id = current.id;
    event.calendar_version = days.version();
    event.clock = current.is_whole_provisional ? ClockKind::Whole : ClockKind::Step;
    event.old_due = current.is_whole_provisional ? current.whole_due : current.step.due;
    event.due = current.is_whole_provisional ? moved.whole_due : moved.step.due;
    event.step = moved.step;
    if (current.supervise_at) {
        const auto supervision = supervision_limit(rules, current.asks, current.category);
        event.supervise_at =
            std::max(*current.supervise_at, days.deadline(current.received, supervision).at);
    }
    return event;
}

} // namespace cases
