// A head says how many entries the record has and what their tree's root is, at a moment, under the
// log's signature: whoever keeps one can later tell whether anything before it was altered. Its
// bytes are those of RFC 6962 §3.5.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/read.hpp"
#include "proof/keys.hpp"

namespace proof {

struct SignedHead {
    journal::Head tree;
    calendar::Moment at;
    std::string signature; // DER
};

// A head is kept for every so many entries, and for each hour in which there was any.
constexpr std::int64_t entries_a_head_max = 1000;

// The size of the next head to keep, after the last one that was; nothing while none is due.
[[nodiscard]] std::optional<std::int64_t> next_head_size(const std::optional<SignedHead>& last,
                                                         std::int64_t entries,
                                                         calendar::Moment now);

// What is signed: 00 01 ‖ moment (8) ‖ size (8) ‖ root (32)
[[nodiscard]] std::string bytes_of(const SignedHead& head);

[[nodiscard]] SignedHead sign(const journal::Head& tree,
                              calendar::Moment at,
                              const SigningKey& key);
[[nodiscard]] bool is_signed_by(const SignedHead& head, std::string_view public_key);
[[nodiscard]] bool is_signed_by(const SignedHead& head, const CheckingKey& key);

// A signature as TLS writes it: 04 03 ‖ length (2) ‖ DER.
[[nodiscard]] std::string as_digitally_signed(std::string_view signature);
[[nodiscard]] std::optional<std::string> signature_in(std::string_view digitally_signed);

// The answer of get-sth: tree_size, timestamp, sha256_root_hash, tree_head_signature.
[[nodiscard]] nlohmann::ordered_json as_json(const SignedHead& head);
[[nodiscard]] base::Result<SignedHead> read_head(const nlohmann::json& json);

// --- Witnesses --------------------------------------------------------------------------------

// A witness vouches: it knew the head before, and this one continues it.
struct Vouching {
    journal::Head tree;
    calendar::Moment at;   // By the witness's own clock.
    std::string signature; // DER, by the witness's key.
};

// "songyuan-witness-1" ‖ 00 ‖ log id (32) ‖ moment (8) ‖ size (8) ‖ root (32)
[[nodiscard]] std::string bytes_of(const Vouching& vouching, const journal::Hash& log);

[[nodiscard]] Vouching vouch(const journal::Head& tree,
                             const journal::Hash& log,
                             calendar::Moment at,
                             const SigningKey& witness);

} // namespace proof
