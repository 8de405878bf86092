// What was measured, each figure beside its limit of the same run, as docs/benchmarks.md shows it.

#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

namespace bench {

class Report {
public:
    // `beside` is the raw limit, or the bar.
    void add(std::string what, std::string seen, std::string beside) {
        fmt::print("{}: {} ({})\n", what, seen, beside);
        std::fflush(stdout);
        lines_.push_back({std::move(what), std::move(seen), std::move(beside)});
    }

    // Into docs/benchmarks.md; what was measured before stays below.
    void write_down() const;

private:
    [[nodiscard]] std::string table() const;

    struct Line {
        std::string what;
        std::string seen;
        std::string beside;
    };

    std::vector<Line> lines_;
};

inline std::string a_second(double rate) {
    return fmt::format("{:.0f}/s", rate);
}

inline std::string percent_of(double part, double whole) {
    return whole > 0 ? fmt::format("{:.0f} %", 100 * part / whole) : "—";
}

} // namespace bench
