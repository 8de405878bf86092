// A receipt proves that one entry is in the record: the entry's leaf, the path from it to the root,
// and a signed head with that root. Whoever has it needs no server to check it, now or in ten
// years.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "proof/heads.hpp"

namespace proof {

constexpr std::string_view receipt_format = "songyuan-receipt-1";

// Whoever has seen that this head only added to those before. The name is the log's word for it;
// who it is says the key alone.
struct WitnessWord {
    std::string name;
    std::string public_key; // DER
    calendar::Moment at;    // By the witness's clock.
    std::string signature;  // DER
};
constexpr std::size_t witness_words_max = 64;

struct Receipt {
    journal::Sequence entry = 0;
    std::string leaf;
    std::vector<journal::Hash> path;
    SignedHead head;
    std::string public_key; // Of the log; DER.
    std::vector<WitnessWord> witnesses{};
};

// What a leaf says of its entry.
struct Leaf {
    journal::Sequence entry = 0;
    std::string kind;
    std::string subdistrict;
    journal::Hash body{};
    calendar::Moment at;
};

// The part of a leaf that can be read: JSON. Nothing for bytes that are too few for any.
[[nodiscard]] std::string_view payload_in(std::string_view leaf);

// Nothing for bytes that no journal would have written.
[[nodiscard]] std::optional<Leaf> read_leaf(std::string_view bytes);

[[nodiscard]] nlohmann::ordered_json as_json(const Receipt& receipt);
[[nodiscard]] base::Result<Receipt> read_receipt(std::string_view json);

// Refuses naming the first thing that doesn't hold, a witness's word among them; answers what the
// leaf says.
[[nodiscard]] base::Result<Leaf> check(const Receipt& receipt);

} // namespace proof
