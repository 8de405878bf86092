// The Writer is the one thread that writes. Turns that wait together are committed together; their
// answers are given after the commit. A turn that throws, or a commit that fails, rolls the batch
// back; the turns without fault run once more. When the store can't be written, or can't be
// trusted, the writer turns read-only and says so until it is well again.

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/journal.hpp"
#include "journal/timers.hpp"

namespace journal {

struct Committed {
    nlohmann::json result;
};
struct Faulted {
    std::string reference; // A short word that stands in the log too.
};
struct Overloaded {}; // The queue is full: ask again in a moment.
struct ReadOnly {};   // Nothing can be recorded now.

using Outcome = std::variant<Committed, base::Refusal, Faulted, Overloaded, ReadOnly>;

struct Job {
    Actor actor;
    Work work;
    std::function<void(const Outcome&)> done; // Called once, on the writer's thread.
};

struct WriterState {
    bool is_read_only = false;
    std::int64_t size = 0;
    std::int64_t waiting = 0;
    bool is_clock_behind = false; // More than a minute behind the last entry.
};

class Writer {
public:
    Writer(Journal& journal, const Timers& timers, calendar::Clock clock);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;

    // Fires what is due, then takes jobs. `start` returns when everything due has been fired.
    void start();
    // Finishes what waits and stops.
    void stop();

    // Never blocks.
    void submit(Job job);

    // Asks and waits: for the command line and for tests.
    [[nodiscard]] Outcome ask(const Actor& actor, Work work);

    // Called after each commit, on the writer's thread: feeds what is kept beside the cache.
    void after_commit(std::function<void(store::Connection&)> work);

    // Moves the clock of a demo store on: what is due until `moment` fires in its order. A clock
    // that is later than the real one stays ahead by as much.
    void move_clock_to(calendar::Moment moment, std::function<void(const Outcome&)> done);

    [[nodiscard]] calendar::Moment now() const;
    [[nodiscard]] WriterState state() const;

private:
    struct Thread;
    std::unique_ptr<Thread> thread_;
};

// Fires everything that is due until `until`, in order of due time, each in a turn of its own:
// what a start after a stop and a simulation use. Runs inside the caller's thread and begins and
// commits its own transactions.
void fire_due(Journal& journal, const Timers& timers, calendar::Moment until);

} // namespace journal
