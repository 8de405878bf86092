#include "proof/leaf_places.hpp"

#include <algorithm>

namespace proof {
namespace {

constexpr int leaves_a_read = 10'000;
constexpr std::size_t newer_max = 65'536;

std::uint64_t beginning_of(const journal::Hash& hash) {
    std::uint64_t beginning = 0;
    for (std::size_t at = 0; at < sizeof beginning; ++at) {
        beginning = beginning << 8U | hash[at];
    }
    return beginning;
}

} // namespace

std::optional<std::int64_t> LeafPlaces::find(store::Connection& store,
                                             const journal::Hash& leaf,
                                             std::int64_t size) {
    std::vector<std::int64_t> found;
    {
        const std::lock_guard lock(mutex_);
        catch_up(store, size);
        collect(older_, beginning_of(leaf), found);
        collect(newer_, beginning_of(leaf), found);
    }
    const auto nodes = journal::nodes_in(store);
    for (const auto index : found) {
        if (index < size && nodes(0, index) == leaf) {
            return index;
        }
    }
    return std::nullopt;
}

void LeafPlaces::catch_up(store::Connection& store, std::int64_t size) {
    const auto sorted = static_cast<std::ptrdiff_t>(newer_.size());
    while (known_ < size) {
        const auto beginnings = journal::leaf_hash_beginnings(store, known_ + 1, leaves_a_read);
        base::ensure(!beginnings.empty(), "a tree has no more leaves than the store has entries");
        for (const auto beginning : beginnings) {
            newer_.push_back({beginning, known_++});
        }
    }
    std::ranges::sort(newer_.begin() + sorted, newer_.end());
    std::ranges::inplace_merge(newer_, newer_.begin() + sorted);
    if (newer_.size() > newer_max) {
        const auto middle = static_cast<std::ptrdiff_t>(older_.size());
        older_.insert(older_.end(), newer_.begin(), newer_.end());
        std::ranges::inplace_merge(older_, older_.begin() + middle);
        newer_ = {};
    }
}

void LeafPlaces::collect(const std::vector<Place>& sorted,
                         std::uint64_t beginning,
                         std::vector<std::int64_t>& found) {
    auto place = std::ranges::lower_bound(sorted, beginning, {}, &Place::beginning);
    for (; place != sorted.end() && place->beginning == beginning; ++place) {
        found.push_back(place->index);
    }
}

} // namespace proof
