// Verifies the record from its first byte: every leaf from its entry, every subtree from its
// leaves, every commitment whose value is still there. Rebuilds the cache from it.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "journal/journal.hpp"
#include "journal/tree.hpp"
#include "store/store.hpp"

namespace journal {

// Called now and then with how many entries are done, of how many.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

struct Verdict {
    std::int64_t entries = 0;
    Hash root{};
    std::int64_t values = 0;           // Kept values whose commitments were checked.
    std::int64_t erased = 0;           // Commitments whose value is gone.
    std::optional<std::string> damage; // The first thing that is wrong, naming its entry.
};

// Works on one snapshot, beside a running server.
[[nodiscard]] Verdict verify(store::Connection& connection,
                             const std::string& subdistrict,
                             const Progress& progress);

// Applies every entry into the cache tables of `to`, reading from `from`.
void replay_all(store::Connection& from,
                store::Connection& to,
                const Facts& facts,
                const Progress& progress);

} // namespace journal
