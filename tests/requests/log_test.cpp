// The log as programs ask it, in the words of RFC 6962: what it answers is checked with nothing but
// the answers themselves.

#include <cstring>

#include "journal/tree.hpp"
#include "proof/proof.hpp"
#include "tests/requests/requests.hpp"
#include "text/base64.hpp"

namespace tests {
namespace {

using journal::Hash;

Hash hash_of(const nlohmann::json& letters) {
    const auto bytes = text::bytes_from_base64(letters.get<std::string>()).value();
    Hash hash{};
    base::ensure(bytes.size() == hash.size(), "a hash has 32 bytes");
    std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

std::vector<Hash> hashes_of(const nlohmann::json& list) {
    std::vector<Hash> hashes;
    for (const auto& letters : list) {
        hashes.push_back(hash_of(letters));
    }
    return hashes;
}

class Log : public Requests {
protected:
    // Whatever a program asks, even one that takes pages: the answer is JSON.
    nlohmann::json ask(const std::string& what) {
        const auto answered = street_.get("/ct/v1/" + what);
        EXPECT_EQ(answered.status, 200) << what << ": " << answered.body;
        EXPECT_EQ(answered.headers.at("Content-Type"), "application/json");
        EXPECT_TRUE(answered.recorded.empty());
        return answered.json();
    }

    journal::Head head() {
        const auto sth = ask("get-sth");
        return {sth["tree_size"].get<std::int64_t>(), hash_of(sth["sha256_root_hash"])};
    }

    std::string leaf(std::int64_t index) {
        const auto number = std::to_string(index);
        const auto page = ask("get-entries?start=" + number + "&end=" + number);
        return text::bytes_from_base64(page["entries"][0]["leaf_input"].get<std::string>()).value();
    }

    proof::LogKey key_in_use() {
        const auto reader = street_.readers().borrow();
        return proof::log_key_in_use(*reader).value();
    }
};

TEST_F(Log, SignsTheHeadOfWhatWasRecorded) {
    report_lift();

    const auto signed_head = proof::read_head(ask("get-sth")).value();

    EXPECT_TRUE(proof::is_signed_by(signed_head, key_in_use().public_key));
    const auto reader = street_.readers().borrow();
    EXPECT_EQ(signed_head.tree.size, journal::size(*reader));
    EXPECT_EQ(signed_head.tree.root, journal::head(*reader).root);
}

TEST_F(Log, GivesLeavesWhoseTreeHasTheSignedRoot) {
    report_lift();
    const auto head = this->head();

    const auto page = ask("get-entries?start=0&end=" + std::to_string(head.size - 1));

    journal::Frontier tree;
    for (const auto& entry : page["entries"]) {
        EXPECT_EQ(entry["extra_data"], "");
        tree.append(journal::leaf_hash(
            text::bytes_from_base64(entry["leaf_input"].get<std::string>()).value()));
    }
    EXPECT_EQ(tree.size(), head.size);
    EXPECT_EQ(tree.root(), head.root);
}

TEST_F(Log, NamesNobodyAndNoWords) {
    report({{"words", "3号楼电梯停在两层之间"},
            {"place", "瞿溪新村3号"},
            {"contact_name", "周先生"},
            {"contact_phone", "13800000000"}});

    const auto last = proof::read_leaf(leaf(head().size - 2)).value();
    EXPECT_EQ(last.kind, "voice_raised");
    EXPECT_EQ(leaf(head().size - 2).find("周"), std::string::npos);
    EXPECT_EQ(leaf(head().size - 2).find("place"), std::string::npos);
}

TEST_F(Log, ProvesThatItWasOnlyAddedTo) {
    const auto before = head();
    report_lift();
    const auto after = head();

    const auto proof = ask("get-sth-consistency?first=" + std::to_string(before.size) +
                           "&second=" + std::to_string(after.size));

    EXPECT_TRUE(journal::is_consistent({before.size, after.size, before.root, after.root},
                                       hashes_of(proof["consistency"])));
    EXPECT_EQ(ask("get-sth-consistency?first=0&second=3")["consistency"].size(), 0U);
}

TEST_F(Log, ProvesEachLeafByItsHash) {
    report_lift();
    const auto head = this->head();
    for (std::int64_t index = 0; index < head.size; ++index) {
        const auto hash = journal::leaf_hash(leaf(index));

        const auto letters = web::percent_encoded(text::to_base64(journal::as_bytes(hash)));
        const auto proof =
            ask("get-proof-by-hash?hash=" + letters + "&tree_size=" + std::to_string(head.size));

        EXPECT_EQ(proof["leaf_index"], index);
        EXPECT_TRUE(journal::is_included({index, head.size, hash, head.root},
                                         hashes_of(proof["audit_path"])));
    }
}

TEST_F(Log, FindsALeafInTreesThatHaveItOnly) {
    const auto size = std::to_string(head().size);
    report_lift();
    const auto hash = journal::leaf_hash(leaf(head().size - 1));
    const auto letters = web::percent_encoded(text::to_base64(journal::as_bytes(hash)));

    const auto answered =
        street_.get("/ct/v1/get-proof-by-hash?hash=" + letters + "&tree_size=" + size);

    EXPECT_EQ(answered.status, 404);
    EXPECT_EQ(answered.json()["field"], "hash");
}

TEST_F(Log, GivesALeafWithItsProof) {
    const auto head = this->head();

    const auto given =
        ask("get-entry-and-proof?leaf_index=2&tree_size=" + std::to_string(head.size));

    const auto leaf = text::bytes_from_base64(given["leaf_input"].get<std::string>()).value();
    EXPECT_TRUE(journal::is_included({2, head.size, journal::leaf_hash(leaf), head.root},
                                     hashes_of(given["audit_path"])));
}

TEST_F(Log, GivesAPageOfAThousandAtMost) {
    const auto head = this->head();

    const auto page = ask("get-entries?start=1&end=99999999");

    EXPECT_EQ(page["entries"].size(), static_cast<std::size_t>(head.size) - 1);
}

// Wrong type, missing, empty, given twice, enormous, out of the tree, the wrong way round.
TEST_F(Log, RefusesWhatMakesNoSenseAsAProgramReadsIt) {
    const std::string hash = web::percent_encoded(text::to_base64(std::string(32, 'x')));
    const std::pair<std::string, const char*> wrongs[] = {
        {"get-entries", "start"},
        {"get-entries?start=0", "end"},
        {"get-entries?start=&end=1", "start"},
        {"get-entries?start=0&start=1&end=1", "start"},
        {"get-entries?start=-1&end=1", "start"},
        {"get-entries?start=2&end=1", "end"},
        {"get-entries?start=99999999&end=99999999", "start"},
        {"get-entries?start=zero&end=1", "start"},
        {"get-entries?start=0&end=18446744073709551616", "end"},
        {"get-sth-consistency?first=1", "second"},
        {"get-sth-consistency?first=3&second=2", "first"},
        {"get-sth-consistency?first=1&second=99999999", "second"},
        {"get-sth-consistency?first=-1&second=2", "first"},
        {"get-proof-by-hash?tree_size=2", "hash"},
        {"get-proof-by-hash?hash=short&tree_size=2", "hash"},
        {"get-proof-by-hash?hash=" + hash, "tree_size"},
        {"get-proof-by-hash?hash=" + hash + "&tree_size=0", "tree_size"},
        {"get-proof-by-hash?hash=" + hash + "&tree_size=99999999", "tree_size"},
        {"get-entry-and-proof?leaf_index=3&tree_size=3", "leaf_index"}};
    for (const auto& [what, field] : wrongs) {
        const auto answered = street_.get("/ct/v1/" + what);

        EXPECT_EQ(answered.status, 400) << what;
        EXPECT_EQ(answered.headers.at("Content-Type"), "application/problem+json") << what;
        EXPECT_EQ(answered.json()["field"], field) << what;
        EXPECT_TRUE(answered.recorded.empty());
    }
    EXPECT_EQ(street_.post("/ct/v1/get-sth", {}).status, 405);
}

TEST_F(Log, RefusesWhatItDoesNotHaveAsAProgramReadsIt) {
    const auto missing = street_.get("/ct/v1/get-roots");
    const auto posted = street_.post("/ct/v1/add-chain", {{"chain", "x"}});

    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.headers.at("Content-Type"), "application/problem+json");
    EXPECT_EQ(posted.status, 404);
    EXPECT_EQ(posted.headers.at("Content-Type"), "application/problem+json");
}

TEST_F(Log, KeepsAHeadForEachHourInWhichSomethingHappened) {
    using namespace std::chrono_literals;
    report_lift();
    street_.pass(61min);
    report_lift();
    street_.pass(61min);
    street_.turn(journal::timer(),
                 [](journal::Turn&) { return base::Result<nlohmann::json>(nlohmann::json()); });

    const auto reader = street_.readers().borrow();
    const auto heads = proof::kept_heads(*reader, journal::size(*reader) + 1, 10);
    ASSERT_GE(heads.size(), 2U);
    EXPECT_GT(heads[0].head.at - heads[1].head.at, 59min);
    for (const auto& kept : heads) {
        EXPECT_TRUE(proof::is_signed_by(kept.head, proof::log_key(*reader, kept.key).public_key));
    }
}

} // namespace
} // namespace tests
