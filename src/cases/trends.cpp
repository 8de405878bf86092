#include "cases/trends.hpp"

#include <algorithm>
#include <span>

namespace cases {
namespace {

constexpr std::size_t weeks_of_late = 4;

std::int64_t sum_of(std::span<const std::int64_t> weeks) {
    std::int64_t sum = 0;
    for (const auto week : weeks) {
        sum += week;
    }
    return sum;
}

Weeks average_without(const Lines& lines, const std::string& left_out) {
    Weeks average{};
    const auto count = std::max<std::int64_t>(std::ssize(lines) - 1, 1);
    for (std::size_t week = 0; week < average.size(); ++week) {
        for (const auto& [key, weeks] : lines) {
            average[week] += key == left_out ? 0 : weeks[week];
        }
        average[week] /= count;
    }
    return average;
}

} // namespace

Trend trend_of(const Weeks& weeks) {
    const std::span<const std::int64_t> all(weeks);
    constexpr std::size_t earlier = weeks_shown - weeks_of_late;
    return {sum_of(all.last(weeks_of_late)),
            sum_of(all.first(earlier)) * static_cast<std::int64_t>(weeks_of_late) /
                static_cast<std::int64_t>(earlier)};
}

std::optional<Worst> worst_of(const Lines& lines) {
    const auto rise = [](const auto& line) {
        const Trend trend = trend_of(line.second);
        return trend.lately - trend.usually;
    };
    const auto worst = std::ranges::max_element(lines, {}, rise);
    if (worst == lines.end() || rise(*worst) <= 0) {
        return std::nullopt;
    }
    return Worst{
        worst->first, worst->second, average_without(lines, worst->first), trend_of(worst->second)};
}

std::int64_t most_of(const Weeks& weeks) {
    return *std::ranges::max_element(weeks);
}

std::string points_of(const Weeks& weeks, const Box& box) {
    std::string points;
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        const auto x = static_cast<std::int64_t>(week) * box.width / (weeks_shown - 1);
        const auto y = box.height - weeks[week] * box.height / std::max<std::int64_t>(box.most, 1);
        points += (week == 0 ? "" : " ") + std::to_string(x) + "," + std::to_string(y);
    }
    return points;
}

} // namespace cases
