#include "proof/receipts.hpp"

#include <gtest/gtest.h>

#include "journal/leaf.hpp"

namespace proof {
namespace {

// A record of five entries whose third is proved.
class Receipts : public testing::Test {
protected:
    Receipts() {
        for (journal::Sequence entry = 1; entry <= 5; ++entry) {
            const auto subtrees = frontier_.append(journal::leaf_hash(leaf_of(entry)));
            nodes_.insert(nodes_.end(), subtrees.begin(), subtrees.end());
            begins_.push_back(nodes_.size() - subtrees.size());
        }
        receipt_.entry = 3;
        receipt_.leaf = leaf_of(3);
        receipt_.path = journal::inclusion_proof(2, 5, [this](int level, std::int64_t index) {
            const auto completed_by = static_cast<std::size_t>((index + 1) << level);
            return nodes_.at(begins_.at(completed_by - 1) + static_cast<std::size_t>(level));
        });
        receipt_.head = sign({5, frontier_.root()}, calendar::from_milliseconds(9), key_);
        receipt_.public_key = key_.public_key();
    }

    static std::string leaf_of(journal::Sequence entry) {
        const auto payload = journal::leaf_payload(
            "310101015", entry, "voice_raised", journal::sha256(std::to_string(entry)));
        return journal::leaf_bytes(calendar::from_milliseconds(entry), payload);
    }

    void expect_refused(const char* key) {
        const auto checked = check(receipt_);

        ASSERT_FALSE(checked.has_value());
        EXPECT_EQ(checked.error().key, key);
    }

    void vouch_by(const char* name) {
        const auto witness = SigningKey::make();
        const auto vouching = vouch(receipt_.head.tree,
                                    id_of_key(receipt_.public_key),
                                    calendar::from_milliseconds(12),
                                    witness);
        receipt_.witnesses.push_back({name, witness.public_key(), vouching.at, vouching.signature});
    }

    SigningKey key_ = SigningKey::make();
    SigningKey other_log_ = SigningKey::make();
    journal::Frontier frontier_;
    std::vector<journal::Hash> nodes_;
    std::vector<std::size_t> begins_;
    Receipt receipt_;
};

TEST_F(Receipts, HoldAndSayWhatTheLeafSays) {
    const auto leaf = check(receipt_);

    ASSERT_TRUE(leaf.has_value());
    EXPECT_EQ(leaf->entry, 3);
    EXPECT_EQ(leaf->kind, "voice_raised");
    EXPECT_EQ(leaf->subdistrict, "310101015");
    EXPECT_EQ(leaf->at, calendar::from_milliseconds(3));
}

TEST_F(Receipts, ShowTheWholePayloadWhateverTheMomentsBytesAre) {
    const auto payload = journal::leaf_payload(
        "310101015", 3, "voice_raised", journal::sha256(std::string_view("3")));
    const auto at = calendar::from_milliseconds(0x7B'7D'7B); // "{}{" among the moment's bytes.

    EXPECT_EQ(payload_in(journal::leaf_bytes(at, payload)), payload);
    EXPECT_EQ(payload_in(journal::leaf_bytes(at, "")), "");
    EXPECT_EQ(payload_in("{}"), "");
}

TEST_F(Receipts, HoldAfterTheyWereWrittenAndRead) {
    const auto again = read_receipt(as_json(receipt_).dump());

    ASSERT_TRUE(again.has_value());
    EXPECT_TRUE(check(*again).has_value());
}

TEST_F(Receipts, OfAnotherEntryAreRefused) {
    receipt_.entry = 4;
    expect_refused("proof.leaf_is_another");
}

TEST_F(Receipts, WithAnAlteredLeafAreRefused) {
    receipt_.leaf = leaf_of(3);
    receipt_.leaf[40] = receipt_.leaf[40] == '0' ? '1' : '0';
    expect_refused("proof.not_included");
}

TEST_F(Receipts, WhoseLeafNoJournalWouldWriteAreRefused) {
    receipt_.leaf.insert(receipt_.leaf.size() - 3, " ");
    expect_refused("proof.leaf_is_another");
}

TEST_F(Receipts, WithAnotherPathAreRefused) {
    receipt_.path.back()[0] ^= 1U;
    expect_refused("proof.not_included");
}

TEST_F(Receipts, ForAnotherRootAreRefused) {
    receipt_.head.tree.root[31] ^= 1U;
    expect_refused("proof.not_included");
}

TEST_F(Receipts, SignedBySomebodyElseAreRefused) {
    receipt_.head = sign(receipt_.head.tree, receipt_.head.at, SigningKey::make());
    expect_refused("proof.not_signed");
}

TEST_F(Receipts, CarryTheWordsOfWitnesses) {
    vouch_by("社区图书馆");
    vouch_by("业主代表");

    const auto again = read_receipt(as_json(receipt_).dump());

    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(again->witnesses.size(), 2U);
    EXPECT_EQ(again->witnesses.front().name, "社区图书馆");
    EXPECT_TRUE(check(*again).has_value());
}

TEST_F(Receipts, WithAWordThatItsWitnessDidNotGiveAreRefused) {
    vouch_by("社区图书馆");

    receipt_.witnesses.front().at += std::chrono::milliseconds(1);

    expect_refused("proof.witness_not_signed");
}

TEST_F(Receipts, WithAWordOnAnotherLogAreRefused) {
    vouch_by("社区图书馆");

    receipt_.head = sign(receipt_.head.tree, receipt_.head.at, other_log_);
    receipt_.public_key = other_log_.public_key();

    expect_refused("proof.witness_not_signed");
}

TEST_F(Receipts, ThatAreNoneAreRefused) {
    for (const char* text : {"", "{", "[]", "7", R"({"format":"songyuan-receipt-2"})"}) {
        EXPECT_FALSE(read_receipt(text).has_value()) << text;
    }
    for (const char* member : {"entry", "leaf", "audit_path", "head", "log_key"}) {
        auto json = as_json(receipt_);
        json.erase(member);
        EXPECT_FALSE(read_receipt(json.dump()).has_value()) << member;
    }
}

} // namespace
} // namespace proof
