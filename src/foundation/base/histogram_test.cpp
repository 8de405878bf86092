#include "base/histogram.hpp"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Histogram, CountsEachValueUpToItsBound) {
    Histogram<2> sizes({10, 100});

    for (const std::int64_t value : {1, 10, 11, 100, 101, 5'000}) {
        sizes.add(value);
    }

    const auto seen = sizes.read();
    EXPECT_EQ(seen.up_to, (std::array<std::int64_t, 3>{2, 4, 6}));
    EXPECT_EQ(seen.sum, 5'223);
    EXPECT_EQ(seen.count(), 6);
}

TEST(Histogram, LosesNothingThatManyAddAtOnce) {
    constexpr int each = 10'000;
    Durations durations;
    std::vector<std::thread> adders;

    for (int adder = 0; adder < 4; ++adder) {
        adders.emplace_back([&] {
            for (int value = 1; value <= each; ++value) {
                durations.add(value);
            }
        });
    }
    for (auto& adder : adders) {
        adder.join();
    }

    EXPECT_EQ(durations.read().count(), 4 * each);
    EXPECT_EQ(durations.read().up_to.front(), 4 * 500);
    EXPECT_EQ(durations.read().sum, 4LL * each * (each + 1) / 2);
}

} // namespace
} // namespace base
