#include "journal/writer.hpp"

#include <atomic>
#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

#include "journal/read.hpp"
#include "journal/test_store.hpp"

namespace journal {
namespace {

using namespace std::chrono_literals;

calendar::Clock standing_clock() {
    return [] { return monday_morning; };
}

Work breaking() {
    return [](Turn& turn) -> base::Result<nlohmann::json> {
        turn.record(TreePlanted{9, "a", ErasableText("b")});
        throw std::runtime_error("the gardener fell over");
    };
}

TEST(Writer, AnswersAfterTheCommit) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    writer.start();

    const auto outcome = writer.ask(resident(), plant(4));

    ASSERT_TRUE(std::holds_alternative<Committed>(outcome));
    EXPECT_EQ(std::get<Committed>(outcome).result["tree"], 4);
    EXPECT_EQ(size(*town.store->open_reader()), 1);
}

TEST(Writer, ATurnThatBreaksTakesNobodyWithIt) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    std::vector<std::future<Outcome>> outcomes;
    for (int at = 0; at < 5; ++at) {
        auto promise = std::make_shared<std::promise<Outcome>>();
        outcomes.push_back(promise->get_future());
        writer.submit({resident(),
                       at == 2 ? breaking() : plant(at),
                       [promise](const Outcome& outcome) { promise->set_value(outcome); }});
    }

    writer.start();

    for (int at = 0; at < 5; ++at) {
        const auto outcome = outcomes[static_cast<std::size_t>(at)].get();
        EXPECT_EQ(std::holds_alternative<Faulted>(outcome), at == 2) << at;
        EXPECT_EQ(std::holds_alternative<Committed>(outcome), at != 2) << at;
    }
    writer.stop();
    EXPECT_EQ(size(*town.writer), 4);
}

TEST(Writer, TurnsAwayWhatItCannotHold) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    std::atomic<int> turned_away = 0;

    for (std::size_t at = 0; at < queue_jobs_max + 3; ++at) {
        writer.submit({resident(), plant(1), [&](const Outcome& outcome) {
                           turned_away += std::holds_alternative<Overloaded>(outcome) ? 1 : 0;
                       }});
    }

    EXPECT_EQ(turned_away, 3);
    writer.start();
    writer.stop();
}

TEST(Writer, FinishesWhatWaitsWhenItStops) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    for (int at = 0; at < 700; ++at) {
        writer.submit({resident(), plant(at), [](const Outcome&) {}});
    }

    writer.start();
    writer.stop();

    EXPECT_EQ(size(*town.writer), 700);
}

TEST(Writer, SaysReadOnlyWhenTheDiskIsFullAndIsWellAgainWithRoom) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    writer.start();
    ASSERT_TRUE(std::holds_alternative<Committed>(writer.ask(resident(), plant(1))));
    town.writer->script("PRAGMA max_page_count = 1");

    Outcome outcome = Committed{};
    for (int at = 0; at < 5'000 && std::holds_alternative<Committed>(outcome); ++at) {
        outcome = writer.ask(resident(), plant(at));
    }

    EXPECT_TRUE(std::holds_alternative<ReadOnly>(outcome));
    EXPECT_TRUE(writer.state().is_read_only);
    const auto held = size(*town.store->open_reader());
    writer.stop();
    town.writer->script("PRAGMA max_page_count = 1000000");
    Writer again(*town.journal, timers, {}, standing_clock());
    again.start();
    EXPECT_TRUE(std::holds_alternative<Committed>(again.ask(resident(), plant(2))));
    again.stop();
    EXPECT_EQ(size(*town.writer), held + 1);
}

// A timer that thanks for a tree at each of its moments, once.
Timer thanking(std::vector<calendar::Moment>& waiting) {
    return {"thanks",
            [&waiting](store::Connection&) {
                return waiting.empty() ? std::nullopt : std::optional(waiting.front());
            },
            [&waiting](Turn& turn) {
                turn.record(PlanterThanked{static_cast<std::int64_t>(waiting.size())});
                waiting.erase(waiting.begin());
            }};
}

TEST(Writer, FiresLateWhatFellDueWhileNobodyWrote) {
    TestStore town;
    std::vector<calendar::Moment> waiting = {monday_morning - 2h, monday_morning - 1h};
    const Timers timers = {thanking(waiting)};
    Writer writer(*town.journal, timers, {}, standing_clock());

    writer.start();
    writer.stop();

    ASSERT_EQ(size(*town.writer), 2);
    const auto first = with_body_read(*find_entry(*town.writer, 1)).entry;
    EXPECT_EQ(first.at, monday_morning);
    EXPECT_EQ(first.due, monday_morning - 2h);
    EXPECT_EQ(first.actor, timer());
}

TEST(Writer, AMovedClockFiresEachThingAtItsTimeAndStaysAhead) {
    TestStore town;
    std::vector<calendar::Moment> waiting = {monday_morning + 1h, monday_morning + 2h};
    const Timers timers = {thanking(waiting)};
    {
        Writer writer(*town.journal, timers, {}, standing_clock());
        writer.start();
        std::promise<void> moved;
        writer.move_clock_to(monday_morning + 90min, [&](const Outcome&) { moved.set_value(); });
        moved.get_future().wait();

        EXPECT_EQ(writer.now(), monday_morning + 90min);
        writer.stop();
    }

    ASSERT_EQ(size(*town.writer), 1);
    EXPECT_EQ(find_entry(*town.writer, 1)->entry.at, monday_morning + 1h);
    Writer after_restart(*town.journal, timers, {}, standing_clock());
    EXPECT_EQ(after_restart.now(), monday_morning + 90min);
}

TEST(Writer, RunsNoTurnOnceATimerFoundTheStoreAway) {
    TestStore town;
    int looks = 0;
    const Timers timers = {
        {"thanks",
         [&looks](store::Connection&) {
             return ++looks == 1 ? std::nullopt : std::optional(monday_morning);
         },
         [](Turn&) { throw store::StoreFault(store::Trouble::Away, "the line broke"); }}};
    Writer writer(*town.journal, timers, {}, standing_clock());
    std::promise<Outcome> told;
    writer.submit(
        {resident(), plant(1), [&told](const Outcome& outcome) { told.set_value(outcome); }});

    writer.start();

    EXPECT_TRUE(std::holds_alternative<ReadOnly>(told.get_future().get()));
    writer.stop();
    EXPECT_EQ(size(*town.writer), 0);
}

TEST(Writer, FeedsWhatIsKeptBesideTheCacheUntilAllIsRead) {
    TestStore town;
    const Timers timers;
    std::promise<void> all_read;
    int pieces = 0;
    const Feed feed = [&](store::Connection&) {
        ++pieces;
        if (pieces == 3) {
            all_read.set_value();
        }
        return pieces < 3 ? Fed::More : Fed::All;
    };
    Writer writer(*town.journal, timers, {feed}, standing_clock());

    writer.start();

    all_read.get_future().wait();
    writer.stop();
    EXPECT_GE(pieces, 3);
}

TEST(Writer, AFeedThatBreaksLeavesTheRecordWritable) {
    TestStore town;
    const Timers timers;
    const Feed broken = [](store::Connection& store) -> Fed {
        store.run("INSERT INTO no_such_table (id) VALUES (1)");
        return Fed::All;
    };
    Writer writer(*town.journal, timers, {broken}, standing_clock());
    writer.start();

    for (int at = 0; at < 3; ++at) {
        EXPECT_TRUE(std::holds_alternative<Committed>(writer.ask(resident(), plant(at)))) << at;
    }

    EXPECT_FALSE(writer.state().is_read_only);
    writer.stop();
    EXPECT_EQ(size(*town.writer), 3);
}

TEST(Writer, AWrongStatementIsTheFaultOfItsTurnAlone) {
    TestStore town;
    const Timers timers;
    Writer writer(*town.journal, timers, {}, standing_clock());
    writer.start();

    const auto outcome = writer.ask(resident(), [](Turn& turn) -> base::Result<nlohmann::json> {
        turn.store().run("INSERT INTO no_such_table (id) VALUES (1)");
        return nlohmann::json();
    });

    EXPECT_TRUE(std::holds_alternative<Faulted>(outcome));
    EXPECT_TRUE(std::holds_alternative<Committed>(writer.ask(resident(), plant(1))));
    writer.stop();
}

} // namespace
} // namespace journal
