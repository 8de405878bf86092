#include "town/life.hpp"

#include <gtest/gtest.h>

#include "alliance/install.hpp"
#include "cases/install.hpp"
#include "cli/trial.hpp"
#include "places/install.hpp"
#include "voices/install.hpp"

namespace town {
namespace {

const std::vector<cli::Trial::Install> rooms = {
    places::install, alliance::install, voices::install, cases::install};

struct Lived {
    Tally tally;
    std::int64_t entries = 0;
    std::int64_t refused = 0;
    journal::Hash root{};
};

Lived live(std::uint64_t seed, std::int64_t cases) {
    cli::Trial trial(rooms);
    Ground ground(trial.journal(), trial.timers, trial.feeds);
    Dice dice(seed);
    const LifeSpan span{seed, cases, 40, calendar::parse_moment("2026-11-20 08:00").value()};
    const Moment built = calendar::parse_moment("2025-01-01 09:00").value();
    Street street = build_street(ground, plan_street(small_street(), seed), built, dice);
    Life life(ground, street, span);
    life.live([](Moment) {});
    return {life.tally(), ground.journal().size(), ground.refused(), ground.journal().root()};
}

TEST(Life, GivesTheSameRecordForTheSameSeed) {
    const auto first = live(7, 60);
    const auto second = live(7, 60);
    const auto other = live(8, 60);

    EXPECT_EQ(first.root, second.root);
    EXPECT_NE(first.root, other.root);
}

TEST(Life, OpensAsManyCasesAsAskedAndKeepsFewOpen) {
    const auto lived = live(1, 600);

    EXPECT_EQ(lived.tally.cases, 600);
    EXPECT_LT(lived.tally.open, 600);
    EXPECT_GT(lived.tally.joined, 0);
    EXPECT_GE(lived.entries, 600 * 8);
}

TEST(Life, AsksHardlyEverForWhatIsRefused) {
    const auto lived = live(3, 600);

    EXPECT_LT(lived.refused, 12);
}

} // namespace
} // namespace town
