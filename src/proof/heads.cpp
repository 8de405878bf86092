#include "proof/heads.hpp"

#include <algorithm>
#include <chrono>

#include "proof/reading.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

// RFC 5246 §7.4.1.4.1: SHA-256 with ECDSA.
constexpr std::string_view sha256_ecdsa = "\x04\x03";
constexpr std::string_view head_begins("\x00\x01", 2); // Version 1, a tree's head.
constexpr std::string_view vouching_begins("songyuan-witness-1\0", 19);

void append_number(std::string& to, std::int64_t number, int bytes) {
    for (int at = bytes - 1; at >= 0; --at) {
        to += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * at) & 0xFFU);
    }
}

void append_head(std::string& to, const journal::Head& tree, calendar::Moment at) {
    append_number(to, calendar::to_milliseconds(at), 8);
    append_number(to, tree.size, 8);
    to += journal::as_bytes(tree.root);
}

auto hour_of(calendar::Moment moment) {
    return std::chrono::floor<std::chrono::hours>(moment);
}

} // namespace

std::optional<std::int64_t> next_head_size(const std::optional<SignedHead>& last,
                                           std::int64_t entries,
                                           calendar::Moment now) {
    const std::int64_t kept = last ? last->tree.size : 0;
    if (entries - kept >= entries_a_head_max) {
        return kept + entries_a_head_max;
    }
    const bool is_another_hour = !last || hour_of(now) > hour_of(last->at);
    return entries > kept && is_another_hour ? std::optional(entries) : std::nullopt;
}

std::string bytes_of(const SignedHead& head) {
    std::string bytes(head_begins);
    append_head(bytes, head.tree, head.at);
    return bytes;
}

SignedHead sign(const journal::Head& tree, calendar::Moment at, const SigningKey& key) {
    SignedHead head{tree, at, {}};
    head.signature = key.sign(bytes_of(head));
    return head;
}

bool is_signed_by(const SignedHead& head, std::string_view public_key) {
    return is_signed_by(head, CheckingKey(public_key));
}

bool is_signed_by(const SignedHead& head, const CheckingKey& key) {
    return key.has_signed(bytes_of(head), head.signature);
}

std::string as_digitally_signed(std::string_view signature) {
    std::string bytes(sha256_ecdsa);
    append_number(bytes, static_cast<std::int64_t>(signature.size()), 2);
    bytes += signature;
    return bytes;
}

std::optional<std::string> signature_in(std::string_view digitally_signed) {
    constexpr std::size_t before = 4;
    constexpr std::size_t signature_bytes_max = 72; // Two numbers of 33 bytes, and their headers.
    if (digitally_signed.size() < before ||
        digitally_signed.size() > before + signature_bytes_max) {
        return std::nullopt;
    }
    std::string signature(digitally_signed.substr(before));
    const bool is_ours = as_digitally_signed(signature) == digitally_signed;
    return is_ours ? std::optional(std::move(signature)) : std::nullopt;
}

nlohmann::ordered_json as_json(const SignedHead& head) {
    return {{"tree_size", head.tree.size},
            {"timestamp", calendar::to_milliseconds(head.at)},
            {"sha256_root_hash", as_base64(head.tree.root)},
            {"tree_head_signature", text::to_base64(as_digitally_signed(head.signature))}};
}

base::Result<SignedHead> read_head(const nlohmann::json& json) {
    const auto size = number_of(json, "tree_size");
    const auto at = moment_of(json, "timestamp");
    const auto root = hash_of(json, "sha256_root_hash");
    const auto wrapped = bytes_of(json, "tree_head_signature");
    if (!size) {
        return base::refusal_of(size);
    }
    if (!at) {
        return base::refusal_of(at);
    }
    if (!root) {
        return base::refusal_of(root);
    }
    if (!wrapped) {
        return base::refusal_of(wrapped);
    }
    auto signature = signature_in(*wrapped);
    if (!signature) {
        return base::refuse(base::Why::Invalid,
                            "proof.bad_member",
                            {{"name", std::string("tree_head_signature")}},
                            "tree_head_signature");
    }
    return SignedHead{{*size, *root}, *at, std::move(*signature)};
}

std::string bytes_of(const Vouching& vouching, const journal::Hash& log) {
    std::string bytes(vouching_begins);
    bytes += journal::as_bytes(log);
    append_head(bytes, vouching.tree, vouching.at);
    return bytes;
}

Vouching vouch(const journal::Head& tree,
               const journal::Hash& log,
               calendar::Moment at,
               const SigningKey& witness) {
    Vouching vouching{tree, at, {}};
    vouching.signature = witness.sign(bytes_of(vouching, log));
    return vouching;
}

} // namespace proof
