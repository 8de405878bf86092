// How what is received moves from week to week: its line in a chart, and where it rises most.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cases/figures.hpp"

namespace cases {

// What came in the last four weeks, and on average in four of the weeks before.
struct Trend {
    std::int64_t lately = 0;
    std::int64_t usually = 0;
};
[[nodiscard]] Trend trend_of(const Weeks& weeks);

using Lines = std::vector<std::pair<std::string, Weeks>>;

// The line that rose most, and the average of all others; nothing when none rose.
struct Worst {
    std::string key;
    Weeks weeks;
    Weeks others;
    Trend trend;
};
[[nodiscard]] std::optional<Worst> worst_of(const Lines& lines);

[[nodiscard]] std::int64_t most_of(const Weeks& weeks);

// The points of a line in a box, as SVG writes them: "0,20 8,17 …". `most` is the upper edge.
struct Box {
    std::int64_t width;
    std::int64_t height;
    std::int64_t most;
};
[[nodiscard]] std::string points_of(const Weeks& weeks, const Box& box);

} // namespace cases
