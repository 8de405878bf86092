#include "proof/heads.hpp"

#include <gtest/gtest.h>

#include "calendar/moment.hpp"

namespace proof {
namespace {

calendar::Moment at(const char* moment) {
    return calendar::parse_moment(moment).value();
}

SignedHead kept(std::int64_t size, const char* moment) {
    return {{size, {}}, at(moment), {}};
}

TEST(Heads, AreKeptForTheFirstEntries) {
    EXPECT_EQ(next_head_size({}, 3, at("2026-11-24 09:31")), 3);
    EXPECT_EQ(next_head_size({}, 0, at("2026-11-24 09:31")), std::nullopt);
}

TEST(Heads, AreKeptOnceForAnHourInWhichSomethingHappened) {
    const auto last = kept(40, "2026-11-24 09:31");

    EXPECT_EQ(next_head_size(last, 41, at("2026-11-24 09:59")), std::nullopt);
    EXPECT_EQ(next_head_size(last, 41, at("2026-11-24 10:00")), 41);
    EXPECT_EQ(next_head_size(last, 40, at("2026-11-24 10:00")), std::nullopt);
}

TEST(Heads, AreKeptForEachThousandEntriesOfABusyHour) {
    const auto last = kept(40, "2026-11-24 09:31");

    EXPECT_EQ(next_head_size(last, 1039, at("2026-11-24 09:32")), std::nullopt);
    EXPECT_EQ(next_head_size(last, 1040, at("2026-11-24 09:32")), 1040);
    EXPECT_EQ(next_head_size(last, 20'000, at("2026-11-24 09:32")), 1040);
}

TEST(Heads, SignTheBytesOfRfc6962) {
    const SignedHead head{{258, journal::sha256("")}, calendar::from_milliseconds(1), {}};

    EXPECT_EQ(journal::to_hex(bytes_of(head)),
              "0001"
              "0000000000000001"
              "0000000000000102"
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Heads, AreCheckedWithTheKeyThatSignedThem) {
    const auto key = SigningKey::make();
    auto head = sign({7, journal::sha256("seven")}, at("2026-11-24 09:31"), key);

    EXPECT_TRUE(is_signed_by(head, key.public_key()));
    EXPECT_FALSE(is_signed_by(head, SigningKey::make().public_key()));
    head.tree.size = 8;
    EXPECT_FALSE(is_signed_by(head, key.public_key()));
}

TEST(Heads, AreTheSameAfterTheyWereWrittenAndRead) {
    const auto key = SigningKey::make();
    const auto head = sign({7, journal::sha256("seven")}, at("2026-11-24 09:31"), key);

    const auto again = read_head(nlohmann::json(as_json(head)));

    ASSERT_TRUE(again.has_value());
    EXPECT_TRUE(is_signed_by(*again, key.public_key()));
    EXPECT_EQ(again->tree.size, 7);
    EXPECT_EQ(again->at, head.at);
}

TEST(Heads, AreRefusedByTheMemberThatIsWrong) {
    const auto whole =
        nlohmann::json(as_json(sign({7, {}}, at("2026-11-24 09:31"), SigningKey::make())));
    const std::pair<const char*, nlohmann::json> wrongs[] = {{"tree_size", -7},
                                                             {"tree_size", "7"},
                                                             {"timestamp", 1e300},
                                                             {"timestamp", nullptr},
                                                             {"sha256_root_hash", "AAAA"},
                                                             {"tree_head_signature", "BAMAAg=="},
                                                             {"tree_head_signature", 4}};
    for (const auto& [member, wrong] : wrongs) {
        auto json = whole;
        json[member] = wrong;

        const auto read = read_head(json);

        ASSERT_FALSE(read.has_value()) << json;
        EXPECT_EQ(read.error().field, member);
    }
    EXPECT_FALSE(read_head(nlohmann::json::array()).has_value());
}

TEST(Vouching, HoldsForOneLogOnly) {
    const auto witness = SigningKey::make();
    const auto log = journal::sha256("this log");

    const auto vouching = vouch({7, {}}, log, at("2026-11-24 09:31"), witness);

    const auto& key = witness.public_key();
    EXPECT_TRUE(is_signed_by(key, bytes_of(vouching, log), vouching.signature));
    EXPECT_FALSE(
        is_signed_by(key, bytes_of(vouching, journal::sha256("another")), vouching.signature));
}

} // namespace
} // namespace proof
