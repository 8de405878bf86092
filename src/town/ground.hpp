// The ground a made-up town lives on: a journal of its own, whose clock is the town's. Turns are
// run one after the other, each at its own moment, many to a commit; what fell due before a turn
// has fired before it.

#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/journal.hpp"
#include "journal/timers.hpp"
#include "journal/writer.hpp"

namespace town {

using calendar::Moment;

constexpr int turns_a_commit = 5'000;
constexpr int turns_a_feed = 20'000; // The words' index is fed in large pieces: it merges less.

class Ground {
public:
    Ground(journal::Journal& journal,
           const journal::Timers& timers,
           const std::vector<journal::Feed>& feeds)
        : journal_(journal), timers_(timers), feeds_(feeds) {}

    // A turn at its moment. What it answers is handed through, a refusal too.
    template <class Asked>
    auto ask(const journal::Actor& actor, Moment at, const Asked& asked) {
        std::optional<std::invoke_result_t<const Asked&, journal::Turn&>> answer;
        run(actor, at, [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            answer.emplace(asked(turn));
            if (!*answer) {
                return base::refusal_of(*answer);
            }
            return nlohmann::json();
        });
        return std::move(*answer);
    }

    // For what a made-up town is never refused.
    template <class Asked>
    auto must(const journal::Actor& actor, Moment at, const Asked& asked) {
        auto answer = ask(actor, at, asked);
        base::ensure(answer.has_value(), "a made-up street is built as it was planned");
        return std::move(*answer);
    }

    // Fires everything that is due until then, each at its own time.
    void fire_until(Moment moment);

    // Commits what was begun; now and then feeds what is kept beside the cache.
    void commit();

    // Commits, and feeds until nothing waits.
    void finish();

    [[nodiscard]] store::Connection& store() { return journal_.store(); }
    [[nodiscard]] const journal::Journal& journal() const { return journal_; }
    [[nodiscard]] std::int64_t refused() const { return refused_; }

private:
    void run(const journal::Actor& actor, Moment at, const journal::Work& work);
    void begin();
    void feed();

    journal::Journal& journal_;
    const journal::Timers& timers_;
    const std::vector<journal::Feed>& feeds_;
    bool is_writing_ = false;
    int turns_ = 0; // Since the last commit.
    int turns_unfed_ = 0;
    std::int64_t refused_ = 0;
    std::optional<Moment> next_due_;
    bool knows_next_due_ = false;
};

} // namespace town
