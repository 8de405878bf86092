// Verifies the record from its first byte: every leaf from its entry, every subtree from its
// leaves, every commitment whose value is still there. Rebuilds the cache from it.
//
// What can't be seen from inside: a journal that was made anew from its first altered entry on is
// sound in itself. Only a root that somebody outside has kept tells it apart.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "journal/journal.hpp"
#include "journal/tree.hpp"
#include "store/store.hpp"

namespace journal {

// Called now and then with how many entries are done, of how many.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

enum class Harm {
    EntryMissing,    // The number after the last one is not there.
    MomentDecreases, // It is older than the entry before it.
    BodyDisagrees,   // The body is of another form, kind or moment than the entry says.
    EntryAltered,    // Its bytes are not those that its leaf was made from.
    SubtreeAltered,  // A subtree it completes is not made from the leaves below.
    ValueAltered,    // A kept value does not fit any commitment of its entry.
    ValueHomeless    // A kept value belongs to no entry.
};

// The word for a harm in catalogues and in JSON: "entry_missing".
[[nodiscard]] std::string_view name_of(Harm harm);

struct Damage {
    Sequence entry = 0;
    Harm harm = Harm::EntryMissing;

    friend bool operator==(const Damage&, const Damage&) = default;
};

struct Verdict {
    std::int64_t entries = 0;
    Hash root{};
    std::int64_t values = 0;      // Kept values whose commitments were checked.
    std::int64_t erased = 0;      // Commitments whose value is gone.
    std::optional<Damage> damage; // The first thing that is wrong; the figures stop there.
};

// Works on one snapshot, beside a running server.
[[nodiscard]] Verdict verify(store::Connection& connection,
                             const std::string& subdistrict,
                             const Progress& progress);

// Whether `to` is another connection to the same store, where the entries stand already, or a store
// of its own that is given them: applying may look back at entries of before.
enum class Target { SameStore, OwnStore };

// Applies every entry into the cache tables of `to`. Commits in chunks.
void replay_all(store::Connection& from,
                store::Connection& to,
                Target target,
                const Facts& facts,
                const Progress& progress);

} // namespace journal
