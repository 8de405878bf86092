#include "proof/verbs.hpp"

#include <algorithm>
#include <memory>
#include <ostream>

#include "proof/key_file.hpp"
#include "proof/reading.hpp"
#include "proof/receipts.hpp"
#include "proof/records.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

using base::Result;
using nlohmann::ordered_json;

ordered_json as_json(const LogKey& key) {
    return {{"number", key.number},
            {"log_id", as_base64(id_of_key(key.public_key))},
            {"key", text::to_base64(key.public_key)},
            {"since", calendar::iso_moment(key.since)},
            {"entry", key.entry}};
}

Result<int> show_keys(cli::Console& console, cli::Neighbourhood& neighbourhood) {
    const auto keys = log_keys(neighbourhood.reader());
    if (console.is_json()) {
        auto json = ordered_json::array();
        for (const auto& key : keys) {
            json.push_back(as_json(key));
        }
        console.out << json.dump() << '\n';
        return 0;
    }
    for (const auto& key : keys) {
        console.say(key.number == keys.front().number ? "proof.key_in_use" : "proof.key_of_before",
                    {{"number", key.number},
                     {"since", calendar::iso_moment(key.since)},
                     {"id", as_base64(id_of_key(key.public_key))}});
        console.out << public_key_as_pem(key.public_key);
    }
    if (keys.empty()) {
        console.say("proof.no_key_yet");
    }
    return 0;
}

// The record says so first: a key that signs is always one that was recorded. Should the machine
// stop in between, the next start goes back to the key that lies in the folder, and records that.
Result<int> rotate_key(cli::Console& console, cli::Neighbourhood& neighbourhood, Notary& notary) {
    auto key = SigningKey::make();
    const auto recorded = neighbourhood.ask(journal::operator_at_the_machine(),
                                            {[&key](journal::Turn& turn) -> Result<nlohmann::json> {
                                                take_into_use(turn, key);
                                                return nlohmann::json();
                                            }});
    if (!recorded.front()) {
        return base::refusal_of(recorded.front());
    }
    write_key(log_key_file(neighbourhood.folder()), key);
    const auto id = as_base64(id_of_key(key.public_key()));
    if (neighbourhood.server()) {
        notary.change_key(std::move(key));
    }
    if (console.is_json()) {
        console.out << ordered_json{{"log_id", id}}.dump() << '\n';
    } else {
        console.say("proof.key_rotated", {{"id", id}});
    }
    return 0;
}

struct ReceiptAsked {
    std::string file;
    std::string key;                    // Base64; empty: whatever key the receipt brings.
    std::vector<std::string> witnesses; // Keys or their ids: each must have vouched.
};

ordered_json as_json(const Receipt& receipt, const Leaf& leaf) {
    auto witnesses = ordered_json::array();
    for (const auto& word : receipt.witnesses) {
        witnesses.push_back({{"name", word.name},
                             {"id", as_base64(id_of_key(word.public_key))},
                             {"at", calendar::iso_moment(word.at)}});
    }
    return {{"holds", true},
            {"entry", leaf.entry},
            {"kind", leaf.kind},
            {"at", calendar::iso_moment(leaf.at)},
            {"subdistrict", leaf.subdistrict},
            {"tree_size", receipt.head.tree.size},
            {"root", journal::to_hex(receipt.head.tree.root)},
            {"signed_at", calendar::iso_moment(receipt.head.at)},
            {"log_id", as_base64(id_of_key(receipt.public_key))},
            {"witnesses", std::move(witnesses)}};
}

// As it was printed by `songyuan witness`, or by the record's page.
bool is_key(const std::string& asked, const std::string& public_key) {
    return asked == text::to_base64(public_key) || asked == as_base64(id_of_key(public_key));
}

Result<Leaf> check_asked(const ReceiptAsked& asked, const Receipt& receipt) {
    if (!asked.key.empty() && !is_key(asked.key, receipt.public_key)) {
        return base::refuse(base::Why::Invalid, "proof.another_log", {}, "log");
    }
    for (const auto& witness : asked.witnesses) {
        const bool is_there = std::ranges::any_of(receipt.witnesses, [&](const WitnessWord& word) {
            return is_key(witness, word.public_key);
        });
        if (!is_there) {
            return base::refuse(
                base::Why::Invalid, "proof.witness_missing", {{"key", witness}}, "witness");
        }
    }
    return check(receipt);
}

Result<int> verify_receipt(const ReceiptAsked& asked, cli::Console& console) {
    const auto bytes = console.read_file(asked.file);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    const auto receipt = read_receipt(*bytes);
    if (!receipt) {
        return base::refusal_of(receipt);
    }
    const auto leaf = check_asked(asked, *receipt);
    if (!leaf) {
        if (console.is_json()) {
            console.out << ordered_json{{"holds", false}, {"why", leaf.error().key}}.dump() << '\n';
            return 1;
        }
        return base::refusal_of(leaf);
    }
    if (console.is_json()) {
        console.out << as_json(*receipt, *leaf).dump() << '\n';
        return 0;
    }
    console.say("proof.receipt_holds",
                {{"entry", leaf->entry},
                 {"at", calendar::iso_moment(leaf->at)},
                 {"size", receipt->head.tree.size},
                 {"signed", calendar::iso_moment(receipt->head.at)}});
    console.say("proof.receipt_log", {{"id", as_base64(id_of_key(receipt->public_key))}});
    for (const auto& word : receipt->witnesses) {
        console.say("proof.receipt_witnessed",
                    {{"name", word.name},
                     {"at", calendar::iso_moment(word.at)},
                     {"id", as_base64(id_of_key(word.public_key))}});
    }
    return 0;
}

} // namespace

cli::Verbs log_key_verbs(Notary& notary) {
    return {{"log-key show",
             "Show the public keys that heads are and were signed with.",
             cli::Touch::Reads,
             [](cli::CommandLine&) -> cli::Run { return show_keys; }},
            {"log-key rotate",
             "Sign heads with a new key from now on; old heads stay checkable.",
             cli::Touch::Writes,
             [&notary](cli::CommandLine&) -> cli::Run {
                 return [&notary](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                     return rotate_key(console, neighbourhood, notary);
                 };
             }}};
}

cli::Verb verify_receipt_verb() {
    return {
        "verify-receipt",
        "Check a receipt from the record: its leaf, its path, its signed head. Needs no network.",
        cli::Touch::Nothing,
        [](cli::CommandLine& line) -> cli::Run {
            const auto asked = std::make_shared<ReceiptAsked>();
            line.add_option("FILE", asked->file, "The receipt, as the page offers it").required();
            line.add_option("--log", asked->key, "The log's id or key that it must be signed by")
                .type_name("BASE64");
            line.add_option(
                    "--witness", asked->witnesses, "A witness's key or id that must be in it")
                .type_name("BASE64");
            return [asked](cli::Console& console, cli::Neighbourhood&) {
                return verify_receipt(*asked, console);
            };
        }};
}

} // namespace proof
