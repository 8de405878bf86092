#include "proof/witness.hpp"

#include <gtest/gtest.h>

#include "journal/tree.hpp"

namespace proof {
namespace {

// A record as it grows, and its head at each size.
class Witnessing : public testing::Test {
protected:
    Seen seen(std::int64_t size, const std::string& told = "") {
        journal::Frontier tree;
        for (std::int64_t leaf = 0; leaf < size; ++leaf) {
            tree.append(journal::leaf_hash(told + std::to_string(leaf)));
        }
        return {key_.public_key(), sign({size, tree.root()}, calendar::from_milliseconds(1), key_)};
    }

    SigningKey key_ = SigningKey::make();
};

TEST_F(Witnessing, BeginsWithTheFirstHeadItIsShown) {
    EXPECT_EQ(compare({}, seen(5)), Finding::First);
}

TEST_F(Witnessing, IsContentWithTheSameTreeSignedAnew) {
    EXPECT_EQ(compare(seen(5), seen(5)), Finding::Unchanged);
}

TEST_F(Witnessing, DemandsAProofOfALargerTree) {
    EXPECT_EQ(compare(seen(1), seen(2)), Finding::Grown);

    const std::vector<journal::Hash> proof = {journal::leaf_hash("1")};
    EXPECT_TRUE(continues(seen(1).head.tree, seen(2).head.tree, proof));
    EXPECT_FALSE(continues(seen(1, "other").head.tree, seen(2).head.tree, proof));
    EXPECT_FALSE(continues(seen(1).head.tree, seen(2).head.tree, {}));
}

TEST_F(Witnessing, RaisesTheAlarmWhenEntriesAreGone) {
    EXPECT_EQ(compare(seen(5), seen(4)), Finding::Shrunk);
}

TEST_F(Witnessing, RaisesTheAlarmWhenTwoTreesAreAsLarge) {
    EXPECT_EQ(compare(seen(5), seen(5, "other")), Finding::SplitView);
}

TEST_F(Witnessing, RaisesTheAlarmWhenSomebodyElseSigned) {
    auto forged = seen(6);
    forged.head = sign(forged.head.tree, forged.head.at, SigningKey::make());

    EXPECT_EQ(compare({}, forged), Finding::NotSigned);
    EXPECT_EQ(compare(seen(5), forged), Finding::NotSigned);
}

TEST_F(Witnessing, KnowsAlarmsFromGoodNews) {
    for (const auto finding : {Finding::First, Finding::Unchanged, Finding::Grown}) {
        EXPECT_FALSE(is_alarm(finding)) << name_of(finding);
    }
    for (const auto finding :
         {Finding::NotSigned, Finding::Shrunk, Finding::SplitView, Finding::NoProof}) {
        EXPECT_TRUE(is_alarm(finding)) << name_of(finding);
    }
}

TEST_F(Witnessing, RemembersWhatItWroteDown) {
    const auto before = seen(5);

    const auto again = read_seen(as_json(before).dump());

    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(compare(*again, seen(5)), Finding::Unchanged);
    EXPECT_FALSE(read_seen("{}").has_value());
    EXPECT_FALSE(read_seen(R"({"format":"songyuan-witness-1","log_key":"AA=="})").has_value());
}

} // namespace
} // namespace proof
