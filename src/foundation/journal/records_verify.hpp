// Reads the journal in pieces, to be verified: entries with all their bytes in one place, and kept
// values in the order of the entries they belong to.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journal/entry.hpp"
#include "journal/leaf.hpp"
#include "store/connection.hpp"

namespace journal {

// An entry as it lies in its piece.
struct EntryInPiece {
    LeafSource source;
    std::string_view nodes; // The subtrees it completes, 64 hexadecimal digits each, leaf first.
};

// Entries one behind the other: a string for each of a million entries' columns costs more than
// hashing them.
class Piece {
public:
    void add(const EntryInPiece& entry);

    [[nodiscard]] std::size_t size() const { return placed_.size(); }
    [[nodiscard]] EntryInPiece at(std::size_t position) const;
    [[nodiscard]] Sequence last() const { return placed_.back().sequence; }

private:
    struct Placed {
        Sequence sequence = 0;
        calendar::Moment at;
        std::array<std::size_t, 5> bounds{}; // Where kind, body, salt and nodes begin and end.
    };
    std::string bytes_;
    std::vector<Placed> placed_;
};

// Entries from `first` on, at most `limit`.
[[nodiscard]] Piece piece_from(store::Connection& connection, Sequence first, int limit);

// A kept value as it lies among others.
struct StoredValue {
    Sequence sequence = 0;
    std::string_view salt; // 64 hexadecimal digits.
    std::string_view value;
};

class StoredValues {
public:
    void add(std::int64_t id, std::string_view salt, std::string_view value);

    [[nodiscard]] std::size_t size() const { return placed_.size(); }
    [[nodiscard]] StoredValue at(std::size_t position) const;

private:
    struct Placed {
        std::int64_t id = 0;
        std::array<std::size_t, 3> bounds{}; // Where salt and value begin and end.
    };
    std::string bytes_;
    std::vector<Placed> placed_;
};

// Those that belong to entries after the first one named, up to the last one named.
[[nodiscard]] StoredValues kept_values_of(store::Connection& connection,
                                          Sequence after,
                                          Sequence last);

} // namespace journal
