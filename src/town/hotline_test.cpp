#include "town/hotline.hpp"

#include <gtest/gtest.h>

#include "alliance/install.hpp"
#include "cases/install.hpp"
#include "cli/trial.hpp"
#include "places/install.hpp"
#include "town/life.hpp"
#include "voices/install.hpp"
#include "work_orders/install.hpp"
#include "work_orders/work_orders.hpp"

namespace town {
namespace {

using calendar::OfficeDay;

// A small street on which the hotline's last ten mornings have passed.
class HotlineOfADemo : public testing::Test {
protected:
    HotlineOfADemo() {
        const calendar::WorkingDays days(calendar::built_in_years());
        const LifeSpan span{demo_seed, 150, 12, ends_, {}};
        Dice dice(demo_seed);
        const Moment built = begins(span, days) - std::chrono::days(1);
        Street street = build_street(ground_, plan_street(small_street(), demo_seed), built, dice);
        Hotline hotline(ground_, street, ends_, dice);
        Life life(ground_, street, span);
        life.live([&](Moment midnight) {
            hotline.live_morning(calendar::office_day(midnight));
            life.take_in_what_came();
        });
        cases_ = life.tally().cases;
        refused_ = ground_.refused();
    }

    work_orders::Balance balance_of(OfficeDay day) {
        return work_orders::balance_of(ground_.store(), day, ends_);
    }

    const Moment ends_ = calendar::parse_moment("2026-11-20 10:00").value();
    cli::Trial trial_{{places::install,
                       alliance::install,
                       voices::install,
                       cases::install,
                       work_orders::install}};
    Ground ground_{trial_.journal(), trial_.timers, trial_.feeds};
    std::int64_t cases_ = 0;
    std::int64_t refused_ = 0;
};

TEST_F(HotlineOfADemo, SendsAFileOnEachMorningAndEachDayBalances) {
    std::int64_t taken = 0;
    std::int64_t answered = 0;
    for (auto day = calendar::office_day(ends_) - std::chrono::days(20);
         day <= calendar::office_day(ends_);
         day += std::chrono::days(1)) {
        const auto balance = balance_of(day);
        EXPECT_TRUE(balance.balances()) << calendar::iso_date(day);
        taken += balance.sums.taken;
        answered += balance.sums.answered;
    }

    EXPECT_GE(taken, 30);
    EXPECT_GT(answered, 5) << "who lives on the street answers orders as any other case";
}

TEST_F(HotlineOfADemo, ShowsOnTheLastDayWhatMayBecomeOfARow) {
    const auto today = balance_of(calendar::office_day(ends_));

    EXPECT_FALSE(today.is_over);
    EXPECT_GE(today.sums.taken, 3);
    EXPECT_EQ(today.sums.again, 1);
    EXPECT_EQ(today.sums.added + today.sums.refused, 2);
    EXPECT_GT(today.sums.before, 0);
    EXPECT_GT(today.sums.outstanding, 0);
}

} // namespace
} // namespace town
