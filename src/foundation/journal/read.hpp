// Reads the journal: entries with their bodies, kept values, the tree's nodes. Open to any
// connection.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "journal/codec.hpp"
#include "journal/entry.hpp"
#include "journal/tree.hpp"
#include "store/connection.hpp"

namespace journal {

// An entry as it is stored: everything that is needed to make its leaf again. Actor and due stand
// in the body only; `with_body_read` takes them from there.
struct StoredEntry {
    Entry entry;
    std::string body;      // Canonical JSON {actor, at, due?, event, kind}.
    std::string body_salt; // 64 hexadecimal digits.
    std::string nodes;     // The subtrees it completes, 64 hexadecimal digits each, leaf first.
};

[[nodiscard]] Sequence size(store::Connection& connection);
[[nodiscard]] std::optional<StoredEntry> find_entry(store::Connection& connection,
                                                    Sequence sequence);

// The entry with actor and due as its body tells them, and the event's own object.
struct ReadEntry {
    Entry entry;
    nlohmann::json event;
};
[[nodiscard]] ReadEntry with_body_read(const StoredEntry& stored);

// Entries from `first` on, at most `limit`.
[[nodiscard]] std::vector<StoredEntry> entries_from(store::Connection& connection,
                                                    Sequence first,
                                                    int limit);

// The leaves of entries from `first` on, at most `limit`, shown one by one as they are made again
// from what is stored. Throws where that can't be done.
void each_leaf(store::Connection& connection,
               Sequence first,
               int limit,
               const std::function<void(std::string_view leaf)>& visit);

// How the hashes of leaves begin, from entry `first` on: the first eight bytes as a number.
[[nodiscard]] std::vector<std::uint64_t> leaf_hash_beginnings(store::Connection& connection,
                                                              Sequence first,
                                                              int limit);

// The kept value of the erasable at `position` in an entry; nothing when it was erased.
[[nodiscard]] std::optional<std::string> kept_value(store::Connection& connection,
                                                    Sequence sequence,
                                                    int position);

// The event of an entry, with those of its erasable values that are still there.
template <class Event>
[[nodiscard]] Event read_event(store::Connection& connection, const StoredEntry& stored);

// Reads complete subtrees from the rows that completed them.
[[nodiscard]] Nodes nodes_in(store::Connection& connection);

struct Head {
    std::int64_t size = 0;
    Hash root{};
};
[[nodiscard]] Head head(store::Connection& connection);

template <class Event>
Event read_event(store::Connection& connection, const StoredEntry& stored) {
    const auto event = with_body_read(stored).event;
    const KeptValues kept = [&](int position) {
        return kept_value(connection, stored.entry.sequence, position);
    };
    return Decoder(event, &kept).decode<Event>();
}

} // namespace journal
