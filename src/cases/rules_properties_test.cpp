// What holds for every step, whenever it begins and however long it may take.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/test_times.hpp"

namespace cases {
namespace {

Moment any_moment() {
    const auto minutes = *rc::gen::inRange(0, 60 * 24 * 700);
    return at("2025-01-02 00:00") + std::chrono::minutes(minutes);
}

calendar::Limit any_limit() {
    return {*rc::gen::inRange(1, 40),
            *rc::gen::element(calendar::LimitUnit::WorkingDays,
                              calendar::LimitUnit::OfficeHours,
                              calendar::LimitUnit::ClockHours)};
}

RC_GTEST_PROP(Ladder, RisesStrictlyAndEndsAtTheStreet, ()) {
    const auto& days = days_until_2026();
    Rules rules = default_rules();
    rules.owner_acts = any_limit();
    const Moment start = any_moment();
    Case current;
    current.level = *rc::gen::element(Level::Unit, Level::Committee, Level::Street);
    current.step = begin_step_until(days.deadline(start, any_limit()), current.level, start, days);

    Moment last = start;
    int climbed = 0;
    while (current.step.next != Rung::None) {
        const Moment now = *current.step.next_at;
        RC_ASSERT(now > last);
        const bool is_climb = current.step.next == Rung::Climb;
        const Level level = is_climb ? *level_above(current.level) : current.level;
        if (is_climb) {
            RC_ASSERT(now >= current.step.due);
            ++climbed;
        } else {
            RC_ASSERT(now < current.step.due);
        }
        current.step = after_rung(current.step, rules, level, now, days);
        current.level = level;
        last = now;
    }

    RC_ASSERT(current.level == Level::Street);
    RC_ASSERT(climbed <= 2);
}

RC_GTEST_PROP(MovedDeadlines, AreNeverEarlierThanWhatWasTold, ()) {
    const auto& days = days_until_2026();
    Case current;
    current.asks = voices::Kind::Help;
    current.category = *rc::gen::element<std::string>("lift", "group_letting");
    current.received = at("2026-12-31 23:00") - std::chrono::minutes(*rc::gen::inRange(0, 8'000));
    const auto whole = days.deadline(current.received,
                                     answer_limit(default_rules(), current.asks, current.category));
    current.whole_due = whole.at;
    current.is_whole_provisional = whole.certainty == calendar::Certainty::Provisional;
    current.stage = *rc::gen::element(Stage::Assigned, Stage::InWork, Stage::Checked);
    current.last_at = current.received;
    current.step = begin_step(current, current.stage, default_rules(), current.received, days);

    const auto moved = move_deadline(current, default_rules(), days_with_2027());

    RC_PRE(moved.has_value());
    RC_ASSERT(moved->due >= moved->old_due);
    RC_ASSERT(moved->step.due >= current.step.due);
    RC_ASSERT(!moved->step.is_provisional);
}

} // namespace
} // namespace cases
