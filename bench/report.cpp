#include "bench/report.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "bench/programs.hpp"

namespace bench {
namespace {

std::string machine() {
    return output_of(
        "lscpu | grep 'Model name' | sed 's/.*: *//' | tr -d '\\n'; printf ', %s cores, ' "
        "$(nproc); "
        "free -g | awk '/Mem/ {printf \"%s GiB\", $2}'");
}

constexpr std::string_view heading =
    "# Benchmarks\n\nWritten by `bin/bench`, the newest first; the load generator runs on the same "
    "cores.\n\n";

} // namespace

std::string Report::table() const {
    std::string text = "| what | seen | beside |\n| --- | --- | --- |\n";
    for (const auto& line : lines_) {
        text += fmt::format("| {} | {} | {} |\n", line.what, line.seen, line.beside);
    }
    return text;
}

void Report::write_down() const {
    const std::filesystem::path file = "docs/benchmarks.md";
    std::ostringstream before;
    before << std::ifstream(file).rdbuf();
    const std::string kept = before.str();
    std::ofstream(file) << heading
                        << fmt::format(
                               "## {} · {}\n\n", output_of("date +%F | tr -d '\\n'"), machine())
                        << table()
                        << (kept.starts_with(heading) ? "\n" + kept.substr(heading.size()) : "");
}

} // namespace bench
