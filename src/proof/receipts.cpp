#include "proof/receipts.hpp"

#include "journal/leaf.hpp"
#include "journal/tree.hpp"
#include "proof/reading.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Why;

constexpr std::size_t bytes_before_payload = 15; // Version, type, moment, kind and length.
constexpr std::size_t bytes_after_payload = 2;
constexpr std::size_t moment_begins = 2;

std::int64_t big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) {
        number = number << 8U | static_cast<std::uint8_t>(byte);
    }
    return static_cast<std::int64_t>(number);
}

base::Result<WitnessWord> read_witness(const nlohmann::json& json) {
    auto name = text_of(json, "name");
    if (!name) {
        return base::refusal_of(name);
    }
    auto key = bytes_of(json, "key");
    if (!key) {
        return base::refusal_of(key);
    }
    const auto at = moment_of(json, "timestamp");
    if (!at) {
        return base::refusal_of(at);
    }
    auto signature = bytes_of(json, "signature");
    if (!signature) {
        return base::refusal_of(signature);
    }
    return WitnessWord{std::move(*name), std::move(*key), *at, std::move(*signature)};
}

// A receipt of before there were any, or of a head that nobody vouched for, has none.
base::Result<std::vector<WitnessWord>> read_witnesses(const nlohmann::json& json) {
    std::vector<WitnessWord> words;
    const auto list = json.value("witnesses", nlohmann::json::array());
    if (!list.is_array() || list.size() > witness_words_max) {
        return refuse(
            Why::Invalid, "proof.bad_member", {{"name", std::string("witnesses")}}, "witnesses");
    }
    for (const auto& each : list) {
        auto word = read_witness(each);
        if (!word) {
            return base::refusal_of(word);
        }
        words.push_back(std::move(*word));
    }
    return words;
}

bool is_vouched_for(const Receipt& receipt, const WitnessWord& word) {
    const Vouching vouching{receipt.head.tree, word.at, word.signature};
    return is_signed_by(
        word.public_key, bytes_of(vouching, id_of_key(receipt.public_key)), word.signature);
}

base::Result<Receipt> read_members(const nlohmann::json& json) {
    const auto entry = number_of(json, "entry");
    if (!entry) {
        return base::refusal_of(entry);
    }
    auto leaf = bytes_of(json, "leaf");
    if (!leaf) {
        return base::refusal_of(leaf);
    }
    auto path = hashes_of(json, "audit_path");
    if (!path) {
        return base::refusal_of(path);
    }
    auto head = read_head(json.value("head", nlohmann::json()));
    if (!head) {
        return base::refusal_of(head);
    }
    auto key = bytes_of(json, "log_key");
    if (!key) {
        return base::refusal_of(key);
    }
    auto witnesses = read_witnesses(json);
    if (!witnesses) {
        return base::refusal_of(witnesses);
    }
    return Receipt{*entry,
                   std::move(*leaf),
                   std::move(*path),
                   std::move(*head),
                   std::move(*key),
                   std::move(*witnesses)};
}

} // namespace

std::string_view payload_in(std::string_view leaf) {
    constexpr auto bytes_around = bytes_before_payload + bytes_after_payload;
    return leaf.size() < bytes_around
               ? std::string_view()
               : leaf.substr(bytes_before_payload, leaf.size() - bytes_around);
}

std::optional<Leaf> read_leaf(std::string_view bytes) {
    const auto payload = payload_in(bytes);
    if (payload.empty()) {
        return std::nullopt;
    }
    const std::int64_t milliseconds = big_endian(bytes.substr(moment_begins, 8));
    if (milliseconds < 0 || milliseconds > milliseconds_max) {
        return std::nullopt;
    }
    const auto at = calendar::from_milliseconds(milliseconds);
    const auto json = nlohmann::json::parse(payload, nullptr, false);
    const auto entry = number_of(json, "sequence");
    const auto kind = text_of(json, "kind");
    const auto subdistrict = text_of(json, "subdistrict");
    const auto body = text_of(json, "body");
    const auto body_hash = body ? journal::hash_from_hex(*body) : std::nullopt;
    if (!entry || !kind || !subdistrict || !body_hash) {
        return std::nullopt;
    }
    // Only what our own hand would have written again is ours.
    const auto again =
        journal::leaf_bytes(at, journal::leaf_payload(*subdistrict, *entry, *kind, *body_hash));
    return again == bytes ? std::optional(Leaf{*entry, *kind, *subdistrict, *body_hash, at})
                          : std::nullopt;
}

nlohmann::ordered_json as_json(const Receipt& receipt) {
    auto witnesses = nlohmann::ordered_json::array();
    for (const auto& word : receipt.witnesses) {
        witnesses.push_back({{"name", word.name},
                             {"key", text::to_base64(word.public_key)},
                             {"timestamp", calendar::to_milliseconds(word.at)},
                             {"signature", text::to_base64(word.signature)}});
    }
    return {{"format", receipt_format},
            {"entry", receipt.entry},
            {"leaf", text::to_base64(receipt.leaf)},
            {"audit_path", as_base64(receipt.path)},
            {"head", as_json(receipt.head)},
            {"log_key", text::to_base64(receipt.public_key)},
            {"witnesses", std::move(witnesses)}};
}

base::Result<Receipt> read_receipt(std::string_view bytes) {
    const auto json = read_json(bytes);
    if (!json) {
        return base::refusal_of(json);
    }
    const auto format = text_of(*json, "format");
    if (!format || *format != receipt_format) {
        return refuse(Why::Invalid, "proof.no_receipt");
    }
    return read_members(*json);
}

base::Result<Leaf> check(const Receipt& receipt) {
    auto leaf = read_leaf(receipt.leaf);
    if (!leaf || leaf->entry != receipt.entry || receipt.entry < 1) {
        return refuse(Why::Invalid, "proof.leaf_is_another");
    }
    const journal::Inclusion claim{receipt.entry - 1,
                                   receipt.head.tree.size,
                                   journal::leaf_hash(receipt.leaf),
                                   receipt.head.tree.root};
    if (!journal::is_included(claim, receipt.path)) {
        return refuse(Why::Invalid, "proof.not_included");
    }
    if (!is_signed_by(receipt.head, receipt.public_key)) {
        return refuse(Why::Invalid, "proof.not_signed");
    }
    for (const auto& word : receipt.witnesses) {
        if (!is_vouched_for(receipt, word)) {
            return refuse(Why::Invalid, "proof.witness_not_signed", {{"name", word.name}});
        }
    }
    return std::move(*leaf);
}

} // namespace proof
