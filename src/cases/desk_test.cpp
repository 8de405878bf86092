// What waits for whom, in numbers.

#include "cases/desk.hpp"

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

class Waits : public Neighbourhood {
protected:
    Waiting waiting(const Seat& seat) { return waiting_for(town_.store(), seat, town_.now); }

    Workload load(UnitId unit, std::string_view soon) {
        return workload(town_.store(), unit, {town_.now, at(soon)});
    }
};

TEST_F(Waits, ACaseCountsForItsHandlerUntilItIsAnswered) {
    bring_to(Stage::InWork);
    raise();
    EXPECT_EQ(waiting(repairer_).desk, 2);
    EXPECT_EQ(waiting(neighbour_).desk, 0);

    take(act(repairer_, Act::Submit, answer("修好了。")));

    EXPECT_EQ(waiting(repairer_).desk, 1);
    EXPECT_EQ(load(company_, "2026-11-21 00:00").waiting.count, 1);
}

TEST_F(Waits, ACheckedCaseIsACallForWhoMayCall) {
    bring_to(Stage::Checked);

    EXPECT_EQ(waiting(neighbour_).calls, 1);
    EXPECT_EQ(waiting(officer_).calls, 1);
    EXPECT_EQ(waiting(manager_).calls, 0);
}

TEST_F(Waits, WhatClimbedCountsForItsNewOwnerToo) {
    raise();

    live_until("2026-11-24 17:30");

    EXPECT_EQ(waiting(repairer_).desk, 1);
    EXPECT_EQ(waiting(officer_).desk, 1);
    EXPECT_EQ(waiting(officer_).dispatch, 1);
    EXPECT_EQ(waiting(neighbour_).dispatch, 0);
}

TEST_F(Waits, AUnitsWorkIsTalliedByWhenItIsDue) {
    raise();
    raise();
    const Moment due = now().step.due;

    EXPECT_EQ(load(company_, "2026-11-21 00:00").on_time.count, 2);
    EXPECT_EQ(load(company_, "2026-11-24 00:00").due_soon.count, 2);
    town_.now = due;
    EXPECT_EQ(load(company_, "2026-11-24 00:00").overdue.count, 2);
}

TEST_F(Waits, EveryOpenCaseShowsOneColour) {
    raise();
    const Moment due = now().step.due;
    const auto colours_at = [&](Moment moment) {
        const auto [green, amber, red, grey] = open_by_colour(town_.store(), moment);
        return std::array{green, amber, red, grey};
    };

    EXPECT_EQ(colours_at(town_.now), (std::array<std::int64_t, 4>{1, 0, 0, 0}));
    EXPECT_EQ(colours_at(due - std::chrono::milliseconds(1)),
              (std::array<std::int64_t, 4>{0, 1, 0, 0}));
    EXPECT_EQ(colours_at(due), (std::array<std::int64_t, 4>{0, 0, 1, 0}));
}

} // namespace
} // namespace cases
