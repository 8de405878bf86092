// The Writer is the one thread that writes. Turns that wait together are committed together; their
// answers are given after the commit. A turn that throws is told so and the others run once more;
// after a failed commit all are told. When the store can't be written the writer turns read-only
// and says so until it is well again; when it can't be trusted, until somebody has looked.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/journal.hpp"
#include "journal/timers.hpp"

namespace journal {

struct Measures; // measures.hpp

// Jobs that may wait; one more is turned away.
constexpr std::size_t queue_jobs_max = 4096;

struct Committed {
    nlohmann::json result;
};
struct Faulted {
    std::string reference; // A short word that stands in the log too.
};
struct Overloaded {}; // The queue is full: ask again in a moment.
struct ReadOnly {};   // Nothing can be recorded now.

using Outcome = std::variant<Committed, base::Refusal, Faulted, Overloaded, ReadOnly>;
using Done = std::function<void(const Outcome&)>;

struct Job {
    Actor actor;
    Work work;
    Done done; // Called once, on the writer's thread; must not block or throw.
};

// Feeds what is kept beside the cache, such as the words' index: a bounded piece of work in a
// transaction of its own. Answers whether more of it waits.
enum class Fed { All, More };
using Feed = std::function<Fed(store::Connection&)>;

struct WriterState {
    bool is_read_only = false;
    std::int64_t size = 0;
    std::int64_t waiting = 0;
    bool is_clock_behind = false; // More than a minute behind the last entry.
};

class Writer {
public:
    Writer(Journal& journal, const Timers& timers, std::vector<Feed> feeds, calendar::Clock clock);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;

    // Fires what fell due while nobody wrote, in the caller's thread, then takes jobs.
    void start();

    // Finishes what waits and stops.
    void stop();

    // Never blocks.
    void submit(Job job);

    // Asks and waits: for the command line and for tests.
    [[nodiscard]] Outcome ask(const Actor& actor, Work work);

    // Moves the clock on, as only a demo store may: what is due until then fires at its own time.
    // The clock stays ahead by as much, and over a restart.
    void move_clock_to(calendar::Moment moment, Done done);

    [[nodiscard]] calendar::Moment now() const;
    [[nodiscard]] WriterState state() const;
    [[nodiscard]] const Measures& measures() const;

private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace journal
