#include "journal/writer.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include "base/log.hpp"
#include "journal/marks.hpp"
#include "journal/measures.hpp"
#include "journal/queue.hpp"
#include "journal/read.hpp"

namespace journal {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t batch_jobs_max = 256;
constexpr auto look_around = 250ms; // How often an idle writer looks at timers and feeds.
constexpr auto timers_rest = 1min;  // After a timer's fault.

using Item = Queue::Item;

// An outcome for each turn of a batch that has one.
using Outcomes = std::vector<std::optional<Outcome>>;

} // namespace

class Writer::Thread {
public:
    Thread(Journal& journal, const Timers& timers, std::vector<Feed> feeds, calendar::Clock clock)
        : journal_(journal), timers_(timers), feeds_(std::move(feeds)), clock_(std::move(clock)) {
        ahead_ = clock_ahead(journal_.store()).count();
        cache_version_ = mark(journal_.store(), "cache_version");
        publish_state();
    }

    void start(Role role) {
        if (role == Role::StandingBy) {
            is_read_only_ = true;
        } else {
            fire_timers();
        }
        thread_ = std::thread([this] { live(); });
    }

    void stop() {
        queue_.close();
        if (thread_.joinable()) {
            thread_.join();
        }
    }

    void submit(Item item) {
        if (is_read_only_) {
            tell(item.job, ReadOnly{});
        } else if (!queue_.put(item)) {
            tell(item.job, Overloaded{});
        }
    }

    [[nodiscard]] calendar::Moment now() const {
        return clock_() + std::chrono::milliseconds(ahead_.load());
    }

    [[nodiscard]] WriterState state() const {
        const auto last = calendar::from_milliseconds(last_moment_.load());
        const auto waiting = static_cast<std::int64_t>(queue_.waiting());
        return {is_read_only_, size_, waiting, now() + 1min < last};
    }

    [[nodiscard]] const Measures& measures() const { return measures_; }

private:
    void live() {
        while (true) {
            const bool may_feed = more_to_feed_ && !is_read_only_;
            const auto pause = may_feed ? 0ms : std::chrono::milliseconds(look_around);
            std::deque<Item> batch = queue_.take(batch_jobs_max, pause);
            if (batch.empty() && queue_.is_finished()) {
                return;
            }
            if (is_read_only_) {
                run_items(std::move(batch));
                recover();
                continue;
            }
            fire_timers();
            run_items(std::move(batch));
            if (!is_read_only_) {
                feed();
            }
        }
    }

    // Whoever asked hears here what came of it, and it is counted.
    void tell(const Job& job, const Outcome& outcome) {
        measures_.note(outcome);
        job.done(outcome);
    }

    // Moving the clock is a step of its own between two batches. All are turned away from the
    // moment on at which nothing can be recorded: what is held in memory may be stale.
    void run_items(std::deque<Item> items) {
        std::vector<Job> jobs;
        for (auto& item : items) {
            if (item.move_clock_to) {
                run_jobs(std::exchange(jobs, {}));
                tell(item.job, move_clock(*item.move_clock_to));
            } else {
                jobs.push_back(std::move(item.job));
            }
        }
        run_jobs(std::move(jobs));
    }

    void run_jobs(std::vector<Job> jobs) {
        if (jobs.empty()) {
            return;
        }
        measures_.batch_turns.add(static_cast<std::int64_t>(jobs.size()));
        Outcomes outcomes(jobs.size());
        while (!is_read_only_ && !try_batch(jobs, outcomes)) {
        }
        publish_state();
        for (std::size_t at = 0; at < jobs.size(); ++at) {
            tell(jobs[at], outcomes[at].value_or(ReadOnly{}));
        }
    }

    // Runs the jobs that have no outcome yet in one transaction; false when one of them broke and
    // the others must run once more, unless nothing can be recorded now. When the database went
    // away in a commit, nobody can say what became of it.
    bool try_batch(std::vector<Job>& jobs, Outcomes& outcomes) {
        Outcomes fresh = outcomes;
        std::size_t at = 0;
        try {
            journal_.store().begin_write();
            for (; at < jobs.size(); ++at) {
                if (!fresh[at]) {
                    fresh[at] = run_job(jobs[at]);
                }
            }
            commit(jobs.size());
            outcomes = std::move(fresh);
            return true;
        } catch (const store::StoreFault& fault) {
            if (at == jobs.size() || is_the_stores(fault)) {
                const auto noted = give_up(fault);
                if (at == jobs.size() && fault.trouble() == store::Trouble::Away) {
                    for (auto& outcome : outcomes) {
                        outcome = outcome.value_or(noted);
                    }
                }
                return true;
            }
            blame(outcomes[at], fault);
            return false;
        } catch (const std::exception& fault) {
            if (at == jobs.size()) {
                throw;
            }
            blame(outcomes[at], fault);
            return false;
        }
    }

    void commit(std::size_t turns) {
        const auto began = std::chrono::steady_clock::now();
        journal_.store().commit();
        measures_.note_commit(turns, std::chrono::steady_clock::now() - began);
    }

    // One turn broke: it is told so.
    void blame(std::optional<Outcome>& outcome, const std::exception& fault) {
        take_back();
        outcome = note(fault);
    }

    Outcome run_job(const Job& job) {
        auto result = journal_.run(job.actor, now(), job.work);
        if (!result) {
            return std::move(result.error());
        }
        return Committed{std::move(*result)};
    }

    Outcome move_clock(calendar::Moment moment) {
        if (is_read_only_) {
            return ReadOnly{};
        }
        try {
            fire_all({moment, FiringClock::AtTheirTime});
            const auto ahead = std::max<std::int64_t>(0, (moment - clock_()).count());
            journal_.store().begin_write();
            set_mark(journal_.store(), clock_ahead_mark, std::to_string(ahead));
            journal_.store().commit();
            ahead_ = ahead;
            publish_state();
            return Committed{};
        } catch (const store::StoreFault& fault) {
            give_up(fault);
            return ReadOnly{};
        } catch (const std::exception& fault) {
            take_back();
            return note(fault);
        }
    }

    void fire_timers() {
        if (now() < timers_rest_until_) {
            return;
        }
        try {
            const auto due = next_due(journal_.store(), timers_);
            if (due && *due <= now()) {
                fire_all({now(), FiringClock::Now});
                publish_state();
            }
        } catch (const store::StoreFault& fault) {
            give_up(fault);
        } catch (const std::exception& fault) {
            take_back();
            timers_rest_until_ = now() + timers_rest;
            note(fault);
        }
    }

    void fire_all(const Firing& firing) {
        int fired = firing.turns_max;
        while (fired == firing.turns_max) {
            journal_.store().begin_write();
            fired = fire_due(journal_, timers_, firing);
            journal_.store().commit();
        }
    }

    void feed() {
        more_to_feed_ = false;
        try {
            for (const auto& each : feeds_) {
                journal_.store().begin_write();
                more_to_feed_ = each(journal_.store()) == Fed::More || more_to_feed_;
                journal_.store().commit();
            }
        } catch (const store::StoreFault& fault) {
            if (is_the_stores(fault)) {
                give_up(fault);
            } else {
                leave_out(fault);
            }
        } catch (const std::exception& fault) {
            leave_out(fault);
        }
    }

    // A feed that breaks does no harm to the record; it is tried again with the next commit.
    void leave_out(const std::exception& fault) {
        take_back();
        note(fault);
    }

    // A statement that is wrong is the fault of its turn; all else is the disk's or the database's.
    static bool is_the_stores(const store::StoreFault& fault) {
        return fault.trouble() != store::Trouble::Other;
    }

    // The store could not be written: what was recorded since the last commit is gone, and nothing
    // more is taken until a write succeeds.
    Outcome give_up(const store::StoreFault& fault) {
        auto noted = note(fault);
        is_read_only_ = true;
        is_damaged_ = is_damaged_ || fault.trouble() == store::Trouble::Damaged;
        take_back();
        return noted;
    }

    // After a rollback what is held in memory is read again. When even that fails the writer stays
    // read-only.
    void take_back() {
        try {
            journal_.store().rollback();
            journal_.recall();
        } catch (const std::exception& fault) {
            note(fault);
            is_read_only_ = true;
        }
    }

    void recover() {
        if (is_damaged_) {
            return;
        }
        try {
            journal_.store().rollback(); // Of the last attempt: its line may have broken.
            // Who may not write leaves the lock to those who may, and shows what they wrote.
            if (mark(journal_.store(), "cache_version") != cache_version_) {
                return;
            }
            size_ = size(journal_.store());
            ahead_ = clock_ahead(journal_.store()).count();
            journal_.store().begin_write();
            base::ensure(mark(journal_.store(), "cache_version") == cache_version_,
                         "another version of the program has made the tables: start it instead");
            set_mark(journal_.store(), "written_again", std::to_string(size_));
            journal_.store().commit();
            journal_.recall();
            publish_state();
            is_read_only_ = false;
            base::log(base::Level::Info, "written_again", {{"entries", size_.load()}});
        } catch (const std::exception&) {
            // Still read-only, as was said when it began. A success reads all of it again.
        }
    }

    Outcome note(const std::exception& fault) {
        const auto reference = to_hex(journal_.furniture().dice()).substr(0, 8);
        base::log(base::Level::Error,
                  "fault",
                  {{"reference", reference}, {"at", "writer"}, {"because", fault.what()}});
        return Faulted{reference};
    }

    void publish_state() {
        size_ = journal_.size();
        last_moment_ = calendar::to_milliseconds(journal_.last_moment());
    }

    Journal& journal_;
    const Timers& timers_;
    std::vector<Feed> feeds_;
    calendar::Clock clock_;
    calendar::Moment timers_rest_until_{};
    bool more_to_feed_ = false;
    bool is_damaged_ = false;
    std::optional<std::string> cache_version_; // That the cache had when this writer was made.

    std::atomic<std::int64_t> ahead_ = 0;
    std::atomic<bool> is_read_only_ = false;
    std::atomic<std::int64_t> size_ = 0;
    std::atomic<std::int64_t> last_moment_ = 0;

    Measures measures_;
    Queue queue_;
    std::thread thread_;
};

Writer::Writer(Journal& journal,
               const Timers& timers,
               std::vector<Feed> feeds,
               calendar::Clock clock)
    : thread_(std::make_unique<Thread>(journal, timers, std::move(feeds), std::move(clock))) {}

Writer::~Writer() {
    thread_->stop();
}

void Writer::start(Role role) {
    thread_->start(role);
}

void Writer::stop() {
    thread_->stop();
}

void Writer::submit(Job job) {
    thread_->submit({std::move(job), std::nullopt});
}

Outcome Writer::ask(const Actor& actor, Work work) {
    std::promise<Outcome> promise;
    auto answer = promise.get_future();
    submit({actor, std::move(work), [&promise](const Outcome& outcome) {
                promise.set_value(outcome);
            }});
    return answer.get();
}

void Writer::move_clock_to(calendar::Moment moment, Done done) {
    thread_->submit({{timer(), nullptr, std::move(done)}, moment});
}

calendar::Moment Writer::now() const {
    return thread_->now();
}

WriterState Writer::state() const {
    return thread_->state();
}

const Measures& Writer::measures() const {
    return thread_->measures();
}

} // namespace journal
