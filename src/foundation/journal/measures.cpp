#include "journal/measures.hpp"

#include "base/log.hpp"

namespace journal {
namespace {

constexpr std::chrono::milliseconds slow_commit{1'000};

} // namespace

void Measures::note_commit(std::size_t turns, std::chrono::steady_clock::duration took) {
    commits.add(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    if (took >= slow_commit) {
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took);
        base::log(base::Level::Warning,
                  "slow_commit",
                  {{"turns", turns}, {"milliseconds", milliseconds.count()}});
    }
}

} // namespace journal
