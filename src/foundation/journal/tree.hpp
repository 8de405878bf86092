// The Merkle tree of RFC 6962 over the journal's leaves: leaf = SHA256(00 ‖ leaf), node =
// SHA256(01 ‖ left ‖ right). Complete subtrees never change, so each is stored once, in the row of
// the entry that completed it; root and proofs are made from at most O(log n) of them.

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "journal/hash.hpp"

namespace journal {

[[nodiscard]] Hash leaf_hash(std::string_view leaf);
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
[[nodiscard]] Hash empty_root();

// The complete subtree of 2^level leaves that begins at leaf index * 2^level.
using Nodes = std::function<Hash(int level, std::int64_t index)>;

// The right edge of a growing tree: what is needed to append and to know the root.
class Frontier {
public:
    Frontier() = default;
    Frontier(std::int64_t size, const Nodes& nodes);

    // The subtrees that this leaf completes, smallest first: its own hash, then each parent.
    std::vector<Hash> append(const Hash& leaf);

    [[nodiscard]] std::int64_t size() const { return size_; }
    [[nodiscard]] Hash root() const;

private:
    std::int64_t size_ = 0;
    std::vector<Hash> peaks_; // Largest first.
};

[[nodiscard]] Hash root(std::int64_t size, const Nodes& nodes);

// 0 <= index < size.
[[nodiscard]] std::vector<Hash> inclusion_proof(std::int64_t index,
                                                std::int64_t size,
                                                const Nodes& nodes);

// 1 <= first <= second.
[[nodiscard]] std::vector<Hash> consistency_proof(std::int64_t first,
                                                  std::int64_t second,
                                                  const Nodes& nodes);

struct Inclusion {
    std::int64_t index = 0;
    std::int64_t size = 0;
    Hash leaf{};
    Hash root{};
};

struct Consistency {
    std::int64_t first = 0;
    std::int64_t second = 0;
    Hash first_root{};
    Hash second_root{};
};

// RFC 9162 §2.1.3.2 and §2.1.4.2; sizes and indexes out of range are false, and so is a first
// size of 0, which proves nothing.
[[nodiscard]] bool is_included(const Inclusion& claim, std::span<const Hash> proof);
[[nodiscard]] bool is_consistent(const Consistency& claim, std::span<const Hash> proof);

} // namespace journal
