// The leaf: the public, final bytes of an entry (RFC 6962 §3.4's MerkleTreeLeaf). It names format,
// subdistrict, number, kind and the body's salted hash, and nothing else: no name, no words, no
// place.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/entry.hpp"
#include "journal/hash.hpp"

namespace journal {

// What "format" says in every leaf. Other bytes would need another name.
constexpr std::string_view leaf_format = "songyuan-1";

// The canonical payload {"body","format","kind","sequence","subdistrict"}.
[[nodiscard]] std::string leaf_payload(std::string_view subdistrict,
                                       Sequence sequence,
                                       std::string_view kind,
                                       const Hash& body_hash);

// 00 00 ‖ milliseconds (8) ‖ 00 00 ‖ length (3) ‖ payload ‖ 00 00
[[nodiscard]] std::string leaf_bytes(calendar::Moment at, std::string_view payload);

// What a leaf is made from, wherever it lies.
struct LeafSource {
    Sequence sequence = 0;
    calendar::Moment at;
    std::string_view kind;
    std::string_view body;
    std::string_view body_salt; // 64 hexadecimal digits.
};

// The leaf of an entry, made again from what is stored; nothing where its salt is none.
[[nodiscard]] std::optional<std::string> leaf_of(const LeafSource& source,
                                                 std::string_view subdistrict);
struct StoredEntry;
[[nodiscard]] std::optional<std::string> leaf_of(const StoredEntry& stored,
                                                 std::string_view subdistrict);

} // namespace journal
