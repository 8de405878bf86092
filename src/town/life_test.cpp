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
    const LifeSpan span{seed, cases, 40, calendar::parse_moment("2026-11-20 08:00").value(), {}};
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

TEST(Demo, OpensWhileOfficesAreAtWork) {
    const calendar::WorkingDays days(calendar::built_in_years());
    const auto opening = [&](const char* now) {
        return calendar::iso_moment(opening_of_demo(calendar::parse_moment(now).value(), days));
    };

    EXPECT_EQ(opening("2026-11-20 07:30"), "2026-11-20T10:00:00+08:00");
    EXPECT_EQ(opening("2026-11-20 14:20"), "2026-11-20T14:20:00+08:00");
    EXPECT_EQ(opening("2026-11-20 16:00"), "2026-11-23T10:00:00+08:00");
    EXPECT_EQ(opening("2026-11-22 11:00"), "2026-11-23T10:00:00+08:00");
    EXPECT_EQ(opening("2026-09-30 23:59"), "2026-10-08T10:00:00+08:00");
}

// What stands on the desks of one kind of unit.
struct Desks {
    int overdue = 0;
    int due_today = 0;
    int open = 0;
};

class DemoOnADay : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        const calendar::WorkingDays days(calendar::built_in_years());
        const Moment now = calendar::parse_moment(GetParam()).value();
        LifeSpan span{demo_seed, 150, 12, opening_of_demo(now, days)};
        span.trouble_from = days.working_days_before(span.ends, working_days_of_trouble);
        Dice dice(demo_seed);
        const Moment built = begins(span, days) - std::chrono::days(1);
        street_ = build_street(ground_, plan_street(small_street(), demo_seed), built, dice);
        Life life(ground_, street_, span);
        life.live([](Moment) {});
        for (std::int64_t id = 1; id <= life.tally().cases; ++id) {
            count(*cases::find(ground_.store(), cases::CaseId{id}), span.ends);
        }
    }

    void count(const cases::Case& current, Moment now) {
        if (current.ended_at || current.compound != street_.compounds.front().id) {
            return;
        }
        auto& desks = desks_[street_.kinds.at(current.handler)];
        const auto due_day = calendar::office_day(current.step.due);
        ++desks.open;
        desks.overdue += current.step.due <= now ? 1 : 0;
        desks.due_today += current.step.due > now && due_day == calendar::office_day(now) ? 1 : 0;
        to_check_ += current.stage == cases::Stage::Submitted ? 1 : 0;
        to_call_ += current.stage == cases::Stage::Checked ? 1 : 0;
    }

    cli::Trial trial_{rooms};
    Ground ground_{trial_.journal(), trial_.timers, trial_.feeds};
    Street street_;
    std::map<alliance::UnitKind, Desks> desks_;
    int to_check_ = 0;
    int to_call_ = 0;
};

TEST_P(DemoOnADay, HasSomethingToDoForEverybody) {
    const auto& company = desks_[alliance::UnitKind::PropertyCompany];
    const auto& committee = desks_[alliance::UnitKind::ResidentsCommittee];

    EXPECT_GT(company.overdue, 0);
    EXPECT_GT(company.due_today, 0);
    EXPECT_GT(committee.overdue, 0);
    EXPECT_GT(committee.due_today, 0);
    EXPECT_GT(desks_[alliance::UnitKind::OwnersCommittee].open, 0);
    EXPECT_GT(to_check_, 0);
    EXPECT_GT(to_call_, 0);
}

INSTANTIATE_TEST_SUITE_P(Week,
                         DemoOnADay,
                         testing::Values("2026-11-16 09:00",
                                         "2026-11-17 11:15",
                                         "2026-11-18 15:59",
                                         "2026-11-19 21:00",
                                         "2026-11-20 13:00",
                                         "2026-11-21 10:00",
                                         "2026-11-22 23:00",
                                         "2026-10-03 12:00"));

} // namespace
} // namespace town
