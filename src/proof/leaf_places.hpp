// Where in the tree a leaf stands, by its hash. Sixteen bytes an entry, read from the store when
// somebody first asks and caught up with whenever they ask again: appending costs nobody anything.

#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "journal/read.hpp"

namespace proof {

class LeafPlaces {
public:
    // The index of the leaf, counted from 0, in a tree of `size` leaves. The store has at least as
    // many entries. Any thread may ask.
    [[nodiscard]] std::optional<std::int64_t> find(store::Connection& store,
                                                   const journal::Hash& leaf,
                                                   std::int64_t size);

private:
    struct Place {
        std::uint64_t beginning; // Of the leaf's hash.
        std::int64_t index;

        friend auto operator<=>(const Place&, const Place&) = default;
    };

    void catch_up(store::Connection& store, std::int64_t size);
    static void collect(const std::vector<Place>& sorted,
                        std::uint64_t beginning,
                        std::vector<std::int64_t>& found);

    std::mutex mutex_;
    std::int64_t known_ = 0;
    std::vector<Place> older_; // Sorted both, so that a few new ones move only a few.
    std::vector<Place> newer_;
};

} // namespace proof
