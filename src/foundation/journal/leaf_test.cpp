#include "journal/leaf.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "journal/codec.hpp"
#include "journal/tree.hpp"

namespace journal {
namespace {

nlohmann::json golden_entries() {
    std::ifstream input("tests/vectors/journal.json");
    return nlohmann::json::parse(input);
}

std::string text(const nlohmann::json& object, const char* member) {
    return object.at(member).get<std::string>();
}

TEST(Leaf, HasTheBytesThatTheFormatPromises) {
    const auto golden = golden_entries();
    for (const auto& entry : golden.at("entries")) {
        const Salt salt = hash_from_hex(text(entry, "body_salt")).value();
        const Hash body_hash = sha256(as_bytes(salt), text(entry, "body"));
        const auto at = calendar::Moment(std::chrono::milliseconds(entry.at("at")));

        const auto payload = leaf_payload(
            text(golden, "subdistrict"), entry.at("sequence"), text(entry, "kind"), body_hash);
        const auto leaf = leaf_bytes(at, payload);

        EXPECT_EQ(to_hex(body_hash), text(entry, "body_hash"));
        EXPECT_EQ(payload, text(entry, "payload"));
        EXPECT_EQ(to_hex(leaf), text(entry, "leaf"));
        EXPECT_EQ(to_hex(leaf_hash(leaf)), text(entry, "leaf_hash"));
    }
}

TEST(Leaf, GrowsTheTreeThatTheFormatPromises) {
    Frontier frontier;
    const auto golden = golden_entries();
    for (const auto& entry : golden.at("entries")) {
        std::string nodes;
        for (const auto& node : frontier.append(*hash_from_hex(text(entry, "leaf_hash")))) {
            nodes += to_hex(node);
        }

        EXPECT_EQ(nodes, text(entry, "nodes"));
        EXPECT_EQ(to_hex(frontier.root()), text(entry, "root"));
    }
}

TEST(Leaf, TellsNothingOfWhatWasSaid) {
    const auto golden = golden_entries();
    for (const auto& entry : golden.at("entries")) {
        for (const auto& kept : entry.at("kept")) {
            const Salt salt = hash_from_hex(text(kept, "salt")).value();
            const auto commitment = commitment_of(salt, text(kept, "value"));

            EXPECT_EQ(commitment, text(kept, "commitment"));
            EXPECT_EQ(text(entry, "body").find(text(kept, "value")), std::string::npos);
            EXPECT_EQ(text(entry, "payload").find(commitment), std::string::npos);
        }
    }
}

} // namespace
} // namespace journal
