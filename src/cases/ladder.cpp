#include "cases/ladder.hpp"

#include <algorithm>

#include "cases/opening.hpp"
#include "cases/parts.hpp"
#include "cases/records.hpp"
#include "cases/routing.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

constexpr int cases_a_turn_max = 100;

// Three times the whole limit has passed: the street sees to it, with a limit of its own.
void supervise(journal::Turn& turn,
               const Case& current,
               const Rules& rules,
               const calendar::WorkingDays& days) {
    Case next = current;
    next.is_supervised = true;
    next.owner = alliance::duty_desk(turn.store());
    next.level = Level::Street;
    turn.record(
        CaseSupervised{next.id, next.owner, begin_step(next, next.stage, rules, turn.now(), days)});
}

void climb(journal::Turn& turn,
           const Case& current,
           const Rules& rules,
           const calendar::WorkingDays& days) {
    CaseEscalated escalated;
    escalated.id = current.id;
    escalated.from = current.owner;
    escalated.owner = alliance::level_above(turn.store(), current.owner, seen_to_at(current))
                          .value_or(alliance::duty_desk(turn.store()));
    escalated.level = level_of_unit(turn.store(), escalated.owner);
    escalated.act_by = days.deadline(turn.now(), rules.owner_acts).at;
    escalated.step = after_rung(current.step, rules, escalated.level, turn.now(), days);
    turn.record(escalated);
}

void fire_rung(journal::Turn& turn,
               const Case& current,
               const Rules& rules,
               const calendar::WorkingDays& days) {
    const auto same_owner = after_rung(current.step, rules, current.level, turn.now(), days);
    switch (current.step.next) {
        case Rung::Remind:
            turn.record(HandlerReminded{current.id, same_owner});
            break;
        case Rung::Warn:
            turn.record(HandlerWarned{current.id, same_owner});
            break;
        case Rung::Climb:
            climb(turn, current, rules, days);
            break;
        case Rung::None:
            break;
    }
}

// Where the clock ran on it runs on; where it slept its owner has as long as any rung gives.
void let_review_fall_due(journal::Turn& turn,
                         const Case& current,
                         const Rules& rules,
                         const calendar::WorkingDays& days) {
    ReviewFellDue due;
    due.id = current.id;
    due.owner = current.owner;
    due.step = current.step;
    if (current.suspension->is_clock_stopped) {
        due.step = begin_step_until(
            days.deadline(turn.now(), rules.owner_acts), current.level, turn.now(), days);
        due.supervise_at = supervised_no_earlier(current, due.step.due);
    }
    turn.record(due);
}

void wake(journal::Turn& turn) {
    const auto days = office::working_days(turn.store());
    for (const auto& current : waking_at(turn.store(), *turn.due(), cases_a_turn_max)) {
        const auto rules = rules_of(turn.store(), current.rules_version);
        if (current.is_reviewed_at(*turn.due())) {
            let_review_fall_due(turn, current, *rules, days);
        } else if (current.supervise_at == turn.due()) {
            supervise(turn, current, *rules, days);
        } else {
            fire_rung(turn, current, *rules, days);
        }
    }
}

// The end of the last year that is known: what is due later can't be certain yet.
Moment known_until(const calendar::WorkingDays& days) {
    const auto after = days.newest_year() + std::chrono::years(1);
    const std::chrono::local_days first{after / std::chrono::January / 1};
    return calendar::moment_at(first, calendar::WallClock(0));
}

std::vector<Case> waiting_for_calendar(store::Connection& connection) {
    const auto days = office::working_days(connection);
    auto waiting =
        provisional_cases(connection, days.version(), known_until(days), cases_a_turn_max);
    std::erase_if(waiting, [&](const Case& current) {
        return !move_deadline(current, *rules_of(connection, current.rules_version), days);
    });
    return waiting;
}

std::vector<PartMoved> parts_waiting_for_calendar(store::Connection& connection) {
    const auto days = office::working_days(connection);
    std::vector<PartMoved> moved;
    for (const auto& part : provisional_parts(connection, known_until(days), cases_a_turn_max)) {
        const auto current = find(connection, part.of);
        const auto rules = rules_of(connection, current->rules_version);
        if (auto event = move_part(part, *rules, days)) {
            moved.push_back(std::move(*event));
        }
    }
    return moved;
}

} // namespace

journal::Timer ladder_timer() {
    return {"cases: ladder", first_waking, wake};
}

journal::Timer calendar_timer() {
    journal::Timer timer;
    timer.name = "cases: calendar";
    timer.next = [](store::Connection& connection) -> std::optional<Moment> {
        const auto waiting = waiting_for_calendar(connection);
        if (!waiting.empty()) {
            return waiting.front().last_at;
        }
        const auto parts = parts_waiting_for_calendar(connection);
        return parts.empty() ? std::nullopt : std::optional(parts.front().step.started);
    };
    timer.fire = [](journal::Turn& turn) {
        const auto days = office::working_days(turn.store());
        for (const auto& current : waiting_for_calendar(turn.store())) {
            const auto rules = rules_of(turn.store(), current.rules_version);
            turn.record(*move_deadline(current, *rules, days));
        }
        for (const auto& moved : parts_waiting_for_calendar(turn.store())) {
            turn.record(moved);
        }
    };
    return timer;
}

} // namespace cases
