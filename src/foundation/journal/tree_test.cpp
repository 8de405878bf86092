#include "journal/tree.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace journal {
namespace {

using nlohmann::json;

const std::filesystem::path published_vectors = "../shared/data/merkle_rfc6962";

std::string bytes_of(const json& hex) {
    return bytes_from_hex(hex.get<std::string>()).value();
}

// Some probes write words, or nothing, where a hash belongs: the hash of those words then stands
// there, which is no hash of any tree.
Hash hash_of(const json& hex) {
    const auto hash = hash_from_hex(hex.get<std::string>());
    return hash ? *hash : sha256(bytes_of(hex));
}

std::vector<Hash> proof_of(const json& array) {
    std::vector<Hash> proof;
    for (const auto& each : array) {
        proof.push_back(hash_of(each));
    }
    return proof;
}

json read_json(const std::filesystem::path& path) {
    std::ifstream input(path);
    EXPECT_TRUE(input.good()) << path;
    return json::parse(input);
}

std::vector<json> read_json_lines(const std::filesystem::path& path) {
    std::vector<json> lines;
    std::ifstream input(path);
    for (std::string line; std::getline(input, line);) {
        lines.push_back(json::parse(line));
    }
    return lines;
}

// RFC 6962 §2.1, word for word.
Hash tree_by_definition(std::span<const Hash> leaves) {
    if (leaves.empty()) {
        return empty_root();
    }
    if (leaves.size() == 1) {
        return leaves.front();
    }
    std::size_t left = 1;
    while (left * 2 < leaves.size()) {
        left *= 2;
    }
    return node_hash(tree_by_definition(leaves.first(left)),
                     tree_by_definition(leaves.subspan(left)));
}

// Made-up leaves, each different.
std::vector<Hash> some_leaves(std::size_t count) {
    std::vector<Hash> leaves;
    for (std::size_t at = 0; at < count; ++at) {
        leaves.push_back(leaf_hash("leaf " + std::to_string(at)));
    }
    return leaves;
}

// The complete subtrees, straight from the leaves.
Nodes nodes_over(const std::vector<Hash>& leaves) {
    return [&leaves](int level, std::int64_t index) {
        const auto size = std::size_t{1} << level;
        return tree_by_definition(
            std::span(leaves).subspan(static_cast<std::size_t>(index) * size, size));
    };
}

void expect_roots(const json& vectors) {
    Frontier frontier;
    EXPECT_EQ(frontier.root(), hash_of(vectors.at("roots_by_size").at(0)));

    for (std::size_t at = 0; at < vectors.at("leaf_inputs").size(); ++at) {
        const Hash leaf = leaf_hash(bytes_of(vectors.at("leaf_inputs").at(at)));
        frontier.append(leaf);

        EXPECT_EQ(leaf, hash_of(vectors.at("leaf_hashes").at(at)));
        EXPECT_EQ(frontier.root(), hash_of(vectors.at("roots_by_size").at(at + 1)));
    }
}

void expect_proofs(const json& vectors) {
    std::vector<Hash> leaves;
    for (const auto& input : vectors.at("leaf_inputs")) {
        leaves.push_back(leaf_hash(bytes_of(input)));
    }
    const Nodes nodes = nodes_over(leaves);

    for (const auto& each : vectors.at("inclusion")) {
        EXPECT_EQ(inclusion_proof(each.at("index"), each.at("size"), nodes),
                  proof_of(each.at("proof")))
            << each;
    }
    for (const auto& each : vectors.at("consistency")) {
        EXPECT_EQ(consistency_proof(each.at("size1"), each.at("size2"), nodes),
                  proof_of(each.at("proof")))
            << each;
    }
}

TEST(Tree, HashesAsRfc6962Does) {
    const Hash of_nothing = empty_root();
    const Hash empty_leaf = leaf_hash("");
    const Hash leaf = leaf_hash("L123456");

    EXPECT_EQ(to_hex(of_nothing),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(empty_leaf),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    EXPECT_EQ(to_hex(leaf), "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
}

TEST(Tree, GivesTheKnownRootsAndProofs) {
    const json vectors = read_json("tests/vectors/merkle_tree.json");

    expect_roots(vectors);
    expect_proofs(vectors);
}

TEST(Tree, AgreesWithThePublishedVectors) {
    if (!std::filesystem::exists(published_vectors)) {
        GTEST_SKIP() << "the published vectors are not on this machine";
    }
    json vectors = read_json(published_vectors / "rfc6962_vectors.json");
    vectors["inclusion"] = vectors["derived_inclusion_all"];
    vectors["consistency"] = vectors["derived_consistency_all"];

    expect_roots(vectors);
    expect_proofs(vectors);
}

TEST(Tree, TellsTheInclusionProbesApart) {
    if (!std::filesystem::exists(published_vectors)) {
        GTEST_SKIP() << "the published vectors are not on this machine";
    }

    for (const auto& probe : read_json_lines(published_vectors / "probes_inclusion.jsonl")) {
        const bool names_both = probe.at("root") != "" && probe.at("leafHash") != "";
        const bool is_true = names_both && is_included({probe.at("leafIdx"),
                                                        probe.at("treeSize"),
                                                        hash_of(probe.at("leafHash")),
                                                        hash_of(probe.at("root"))},
                                                       proof_of(probe.at("proof")));

        EXPECT_EQ(is_true, !probe.at("wantErr").get<bool>()) << probe.at("case");
    }
}

TEST(Tree, TellsTheConsistencyProbesApart) {
    if (!std::filesystem::exists(published_vectors)) {
        GTEST_SKIP() << "the published vectors are not on this machine";
    }

    for (const auto& probe : read_json_lines(published_vectors / "probes_consistency.jsonl")) {
        const bool is_true = is_consistent({probe.at("size1"),
                                            probe.at("size2"),
                                            hash_of(probe.at("root1")),
                                            hash_of(probe.at("root2"))},
                                           proof_of(probe.at("proof")));

        EXPECT_EQ(is_true, !probe.at("wantErr").get<bool>()) << probe.at("case");
    }
}

TEST(Tree, GrowsAtItsEdgeToTheRootOfTheDefinition) {
    const auto leaves = some_leaves(300);
    const Nodes nodes = nodes_over(leaves);
    Frontier frontier;

    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto completed = frontier.append(leaves[size - 1]);

        const Hash expected = tree_by_definition(std::span(leaves).first(size));
        EXPECT_EQ(frontier.root(), expected);
        EXPECT_EQ(root(static_cast<std::int64_t>(size), nodes), expected);
        EXPECT_EQ(Frontier(static_cast<std::int64_t>(size), nodes).root(), expected);
        for (std::size_t level = 0; level < completed.size(); ++level) {
            EXPECT_EQ(
                completed[level],
                nodes(static_cast<int>(level), static_cast<std::int64_t>((size - 1) >> level)));
        }
    }
}

TEST(Tree, ProvesEveryLeafAndEveryOlderTree) {
    const auto leaves = some_leaves(40);
    const Nodes nodes = nodes_over(leaves);

    for (std::int64_t size = 1; size <= 40; ++size) {
        const Hash whole = root(size, nodes);
        for (std::int64_t index = 0; index < size; ++index) {
            const Hash leaf = leaves[static_cast<std::size_t>(index)];
            const auto proof = inclusion_proof(index, size, nodes);
            EXPECT_TRUE(is_included({index, size, leaf, whole}, proof));
            EXPECT_FALSE(is_included({index, size, leaf_hash("other"), whole}, proof));

            const auto older = consistency_proof(index + 1, size, nodes);
            EXPECT_TRUE(is_consistent({index + 1, size, root(index + 1, nodes), whole}, older));
            EXPECT_FALSE(is_consistent({index + 1, size, leaf_hash("other"), whole}, older));
        }
    }
}

TEST(Tree, ProvesNothingFromAnEmptyOlderTree) {
    const auto leaves = some_leaves(3);
    const Hash whole = tree_by_definition(leaves);

    EXPECT_FALSE(is_consistent({0, 3, empty_root(), whole}, {}));
    EXPECT_FALSE(is_consistent({4, 3, whole, whole}, {}));
    EXPECT_FALSE(is_included({3, 3, leaves[0], whole}, {}));
    EXPECT_FALSE(is_included({-1, 3, leaves[0], whole}, {}));
}

} // namespace
} // namespace journal
