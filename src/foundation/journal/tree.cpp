#include "journal/tree.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/fault.hpp"

namespace journal {

namespace {

std::uint64_t unsigned_of(std::int64_t number) {
    return static_cast<std::uint64_t>(number);
}

// The largest power of two below `size`: where RFC 6962 divides a tree of two leaves or more.
std::int64_t left_size(std::int64_t size) {
    return static_cast<std::int64_t>(std::bit_floor(unsigned_of(size) - 1));
}

// The complete subtrees that the leaves [begin, end) consist of, largest first. `begin` lies where
// a subtree of that size may begin.
std::vector<Hash> peaks(std::int64_t begin, std::int64_t end, const Nodes& nodes) {
    std::vector<Hash> found;
    while (begin < end) {
        const int level = static_cast<int>(std::bit_width(unsigned_of(end - begin))) - 1;
        found.push_back(nodes(level, begin >> level));
        begin += std::int64_t{1} << level;
    }
    return found;
}

Hash join(const std::vector<Hash>& largest_first) {
    Hash joined = largest_first.back();
    for (std::size_t at = largest_first.size() - 1; at > 0; --at) {
        joined = node_hash(largest_first[at - 1], joined);
    }
    return joined;
}

Hash subtree(std::int64_t begin, std::int64_t end, const Nodes& nodes) {
    return join(peaks(begin, end, nodes));
}

// What both verifications climb with: the position of a node and of the last node in its level.
struct Climb {
    std::uint64_t node;
    std::uint64_t last;

    [[nodiscard]] bool has_left_sibling() const { return node % 2 == 1 || node == last; }

    // The last node of a level may have no sibling: it stands unchanged in the levels above until
    // it has one.
    void skip_levels_alone() {
        while (node % 2 == 0 && node != 0) {
            up();
        }
    }
    void up() {
        node >>= 1U;
        last >>= 1U;
    }
};

} // namespace

Hash leaf_hash(std::string_view leaf) {
    return sha256(std::string_view("\0", 1), leaf);
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<char, 65> bytes;
    bytes[0] = 1;
    std::memcpy(bytes.data() + 1, left.data(), left.size());
    std::memcpy(bytes.data() + 33, right.data(), right.size());
    return sha256(std::string_view(bytes.data(), bytes.size()));
}

Hash empty_root() {
    return sha256("");
}

Frontier::Frontier(std::int64_t size, const Nodes& nodes)
    : size_(size), peaks_(peaks(0, size, nodes)) {}

std::vector<Hash> Frontier::append(const Hash& leaf) {
    const int completed = std::countr_one(unsigned_of(size_));
    std::vector<Hash> subtrees;
    subtrees.reserve(static_cast<std::size_t>(completed) + 1);
    subtrees.push_back(leaf);
    for (int level = 0; level < completed; ++level) {
        subtrees.push_back(node_hash(peaks_.back(), subtrees.back()));
        peaks_.pop_back();
    }
    peaks_.push_back(subtrees.back());
    ++size_;
    return subtrees;
}

Hash Frontier::root() const {
    return peaks_.empty() ? empty_root() : join(peaks_);
}

Hash root(std::int64_t size, const Nodes& nodes) {
    return size == 0 ? empty_root() : subtree(0, size, nodes);
}

std::vector<Hash> inclusion_proof(std::int64_t index, std::int64_t size, const Nodes& nodes) {
    base::ensure(0 <= index && index < size, "a proof is made for a leaf of the tree");
    std::vector<Hash> proof;
    std::int64_t begin = 0;
    std::int64_t end = size;
    while (end - begin > 1) {
        const std::int64_t middle = begin + left_size(end - begin);
        if (index < middle) {
            proof.push_back(subtree(middle, end, nodes));
            end = middle;
        } else {
            proof.push_back(subtree(begin, middle, nodes));
            begin = middle;
        }
    }
    std::ranges::reverse(proof);
    return proof;
}

std::vector<Hash> consistency_proof(std::int64_t first, std::int64_t second, const Nodes& nodes) {
    base::ensure(1 <= first && first <= second, "consistency is proved from an older tree");
    std::vector<Hash> proof;
    std::int64_t begin = 0;
    std::int64_t end = second;
    while (end != first) {
        const std::int64_t middle = begin + left_size(end - begin);
        if (first <= middle) {
            proof.push_back(subtree(middle, end, nodes));
            end = middle;
        } else {
            proof.push_back(subtree(begin, middle, nodes));
            begin = middle;
        }
    }
    if (begin != 0) {
        // The older tree is more than one complete subtree: its last one starts the climb.
        proof.push_back(subtree(begin, end, nodes));
    }
    std::ranges::reverse(proof);
    return proof;
}

bool is_included(const Inclusion& claim, std::span<const Hash> proof) {
    if (claim.index < 0 || claim.index >= claim.size) {
        return false;
    }
    Climb climb{unsigned_of(claim.index), unsigned_of(claim.size - 1)};
    Hash hash = claim.leaf;
    for (const Hash& sibling : proof) {
        if (climb.last == 0) {
            return false;
        }
        if (climb.has_left_sibling()) {
            hash = node_hash(sibling, hash);
            climb.skip_levels_alone();
        } else {
            hash = node_hash(hash, sibling);
        }
        climb.up();
    }
    return climb.last == 0 && hash == claim.root;
}

bool is_consistent(const Consistency& claim, std::span<const Hash> proof) {
    if (claim.first < 1 || claim.first > claim.second) {
        return false;
    }
    if (claim.first == claim.second) {
        return proof.empty() && claim.first_root == claim.second_root;
    }
    if (proof.empty()) {
        return false;
    }
    // A complete older tree is itself the first node of the path, so the proof leaves it out.
    const bool is_complete = std::has_single_bit(unsigned_of(claim.first));
    Climb climb{unsigned_of(claim.first - 1), unsigned_of(claim.second - 1)};
    while (climb.node % 2 == 1) {
        climb.up();
    }
    Hash older = is_complete ? claim.first_root : proof.front();
    Hash newer = older;
    for (const Hash& sibling : proof.subspan(is_complete ? 0 : 1)) {
        if (climb.last == 0) {
            return false;
        }
        if (climb.has_left_sibling()) {
            older = node_hash(sibling, older);
            newer = node_hash(sibling, newer);
            climb.skip_levels_alone();
        } else {
            newer = node_hash(newer, sibling);
        }
        climb.up();
    }
    return climb.last == 0 && older == claim.first_root && newer == claim.second_root;
}

} // namespace journal
