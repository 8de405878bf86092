// A Histogram counts how often something was how large: the time of an answer, the turns of a
// batch. Any thread adds at any time and nobody waits for anybody; whoever reads while others add
// sees each of them or not yet, never half of one bucket.

#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace base {

template <std::size_t bucket_count>
class Histogram {
public:
    using Bounds = std::array<std::int64_t, bucket_count>;

    // The largest value of each bucket, ascending; what is larger than all is counted beyond them.
    explicit constexpr Histogram(const Bounds& bounds) : bounds_(bounds) {}

    void add(std::int64_t value) {
        const auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
        counts_.at(static_cast<std::size_t>(bucket)).fetch_add(1, std::memory_order_relaxed);
        sum_.fetch_add(value, std::memory_order_relaxed);
    }

    struct Reading {
        std::array<std::int64_t, bucket_count + 1> up_to{}; // That and all smaller ones.
        std::int64_t sum = 0;

        [[nodiscard]] std::int64_t count() const { return up_to.back(); }
    };

    [[nodiscard]] Reading read() const {
        Reading reading;
        std::int64_t so_far = 0;
        for (std::size_t bucket = 0; bucket <= bucket_count; ++bucket) {
            so_far += counts_.at(bucket).load(std::memory_order_relaxed);
            reading.up_to.at(bucket) = so_far;
        }
        reading.sum = sum_.load(std::memory_order_relaxed);
        return reading;
    }

    [[nodiscard]] const Bounds& bounds() const { return bounds_; }

private:
    Bounds bounds_;
    std::array<std::atomic<std::int64_t>, bucket_count + 1> counts_{};
    std::atomic<std::int64_t> sum_ = 0;
};

// Microseconds, from what nobody notices to what everybody does.
constexpr std::array<std::int64_t, 13> duration_bounds = {500,
                                                          1'000,
                                                          2'500,
                                                          5'000,
                                                          10'000,
                                                          25'000,
                                                          50'000,
                                                          100'000,
                                                          250'000,
                                                          500'000,
                                                          1'000'000,
                                                          2'500'000,
                                                          5'000'000};

class Durations : public Histogram<duration_bounds.size()> {
public:
    Durations() : Histogram(duration_bounds) {}
};

} // namespace base
