// What the writer has done since it began, in counts that only grow. It is read while the writer
// works and never makes it wait.

#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/histogram.hpp"
#include "journal/writer.hpp"

namespace journal {

// The word for each outcome of a turn, in the order of the variant.
constexpr std::array<std::string_view, std::variant_size_v<Outcome>> outcome_names = {
    "committed", "refused", "faulted", "overloaded", "read_only"};

struct Measures {
    std::array<std::atomic<std::int64_t>, outcome_names.size()> outcomes{};
    base::Histogram<9> batch_turns{{1, 2, 4, 8, 16, 32, 64, 128, 256}};
    base::Durations commits; // How long the store took to make a batch durable.

    void note(const Outcome& outcome) {
        outcomes.at(outcome.index()).fetch_add(1, std::memory_order_relaxed);
    }

    // A commit that everybody had to wait for is said in the log.
    void note_commit(std::size_t turns, std::chrono::steady_clock::duration took);
};

} // namespace journal
