#include "cases/parts.hpp"

#include <algorithm>
#include <array>

#include "cases/cases.hpp"
#include "cases/opening.hpp"
#include "cases/routing.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

constexpr int parts_a_turn_max = 100;

void climb(journal::Turn& turn,
           const Part& part,
           const Rules& rules,
           const calendar::WorkingDays& days) {
    const auto current = find(turn.store(), part.of);
    PartEscalated escalated;
    escalated.id = part.of;
    escalated.number = part.number;
    escalated.unit = part.unit;
    escalated.owner = alliance::level_above(turn.store(), part.owner, seen_to_at(*current))
                          .value_or(alliance::duty_desk(turn.store()));
    escalated.level = level_of_unit(turn.store(), escalated.owner);
    escalated.act_by = days.deadline(turn.now(), rules.owner_acts).at;
    escalated.step = after_rung(part.step, rules, escalated.level, turn.now(), days);
    turn.record(escalated);
}

void fire_rung(journal::Turn& turn,
               const Part& part,
               const Rules& rules,
               const calendar::WorkingDays& days) {
    const auto same_owner = after_rung(part.step, rules, part.level, turn.now(), days);
    switch (part.step.next) {
        case Rung::Remind:
            turn.record(PartReminded{part.of, part.number, part.unit, same_owner});
            break;
        case Rung::Warn:
            turn.record(PartWarned{part.of, part.number, part.unit, same_owner});
            break;
        case Rung::Climb:
            climb(turn, part, rules, days);
            break;
        case Rung::None:
            break;
    }
}

// The close of business of that day, or of the next one on which the office is open.
Moment when_it_is_open(Moment due, const calendar::WorkingDays& days) {
    auto day = calendar::office_day(due);
    if (days.is_working_day(day)) {
        return due;
    }
    while (!days.is_working_day(day)) {
        day += std::chrono::days(1);
    }
    return calendar::moment_at(day, days.hours().closing_time());
}

void wake_parts(journal::Turn& turn) {
    const auto days = office::working_days(turn.store());
    for (const auto& part : parts_waking_at(turn.store(), *turn.due(), parts_a_turn_max)) {
        const auto current = find(turn.store(), part.of);
        fire_rung(turn, part, *rules_of(turn.store(), current->rules_version), days);
    }
}

} // namespace

std::optional<PartMoved> move_part(const Part& part,
                                   const Rules& rules,
                                   const calendar::WorkingDays& days) {
    const auto due = part.what == PartKind::Question
                         ? days.deadline(part.step.started, rules.question)
                         : chosen_date(when_it_is_open(part.step.due, days), days);
    if (due.certainty == calendar::Certainty::Provisional) {
        return std::nullopt;
    }
    const Moment later = std::max(part.step.due, due.at);
    return PartMoved{part.of,
                     part.number,
                     part.unit,
                     part.step.due,
                     move_step(part.step, later, part.level, part.step.started, days)};
}

std::span<const std::string_view> enum_names(PartState) {
    static constexpr std::array<std::string_view, 4> names = {
        "open", "answered", "given_up", "dropped"};
    return names;
}

std::vector<Part> open_parts_of(store::Connection& connection, CaseId id) {
    auto parts = parts_of(connection, id);
    std::erase_if(parts, [](const Part& part) { return part.state != PartState::Open; });
    return parts;
}

std::vector<Part> parts_to_answer(store::Connection& connection,
                                  const Case& current,
                                  UnitId unit,
                                  Moment now) {
    auto parts = open_parts_of(connection, current.id);
    const auto stands_for = [&](UnitId other) {
        return unit == other ||
               alliance::unit_acting_for(connection, other, seen_to_at(current), now) == unit;
    };
    std::erase_if(parts, [&](const Part& part) {
        const bool is_noted_by_the_street =
            part.what == PartKind::Department && level_of_unit(connection, unit) == Level::Street;
        return !is_noted_by_the_street && !stands_for(part.unit) && !stands_for(part.owner);
    });
    return parts;
}

std::vector<Part> parts_to_give_up(store::Connection& connection, CaseId id) {
    auto parts = open_parts_of(connection, id);
    std::erase_if(parts, [](const Part& part) { return part.what == PartKind::Question; });
    return parts;
}

std::vector<Part> missing_parts(store::Connection& connection, CaseId id) {
    auto parts = open_parts_of(connection, id);
    std::erase_if(parts, [](const Part& part) { return part.what != PartKind::Joint; });
    return parts;
}

journal::Timer parts_timer() {
    return {"cases: parts", first_part_waking, wake_parts};
}

} // namespace cases
