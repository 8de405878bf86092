#include "journal/leaf.hpp"

#include <cstdint>

#include "base/fault.hpp"
#include "journal/codec.hpp"
#include "journal/read.hpp"
#include "text/json_string.hpp"

namespace journal {

namespace {

constexpr std::size_t payload_bytes = 240; // A guess; more is made room for.

void append_big_endian(std::string& out, std::uint64_t number, int bytes) {
    for (int at = bytes - 1; at >= 0; --at) {
        out += static_cast<char>(number >> (8 * at) & 0xFFU);
    }
}

} // namespace

std::string leaf_payload(std::string_view subdistrict,
                         Sequence sequence,
                         std::string_view kind,
                         const Hash& body_hash) {
    std::string payload;
    payload.reserve(payload_bytes);
    payload += R"({"body":")" + to_hex(body_hash) + R"(","format":")";
    payload += leaf_format;
    payload += R"(","kind":)";
    text::append_json_string(payload, kind);
    payload += R"(,"sequence":)" + std::to_string(sequence) + R"(,"subdistrict":)";
    text::append_json_string(payload, subdistrict);
    payload += '}';
    return payload;
}

std::string leaf_bytes(calendar::Moment at, std::string_view payload) {
    base::ensure(payload.size() < (1U << 24U), "a leaf's payload fits its three bytes of length");
    std::string bytes;
    bytes.reserve(payload.size() + 17);
    append_big_endian(bytes, 0, 2); // Version 1, timestamped entry.
    append_big_endian(bytes, static_cast<std::uint64_t>(calendar::to_milliseconds(at)), 8);
    append_big_endian(bytes, 0, 2); // The kind of entry that is opaque bytes.
    append_big_endian(bytes, payload.size(), 3);
    bytes += payload;
    append_big_endian(bytes, 0, 2); // No extensions.
    return bytes;
}

std::optional<std::string> leaf_of(const LeafSource& source, std::string_view subdistrict) {
    const auto salt = hash_from_hex(source.body_salt);
    if (!salt) {
        return std::nullopt;
    }
    const auto body_hash = sha256(as_bytes(*salt), source.body);
    return leaf_bytes(source.at,
                      leaf_payload(subdistrict, source.sequence, source.kind, body_hash));
}

std::optional<std::string> leaf_of(const StoredEntry& stored, std::string_view subdistrict) {
    const Entry& entry = stored.entry;
    return leaf_of(LeafSource{entry.sequence, entry.at, entry.kind, stored.body, stored.body_salt},
                   subdistrict);
}

} // namespace journal
