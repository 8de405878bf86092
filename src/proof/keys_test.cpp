#include "proof/keys.hpp"

#include <gtest/gtest.h>

namespace proof {
namespace {

// RFC 6979 §A.2.5: P-256, SHA-256, the message "sample"; key and signature in DER.
std::string published_key() {
    return *journal::bytes_from_hex(
        "3059301306072a8648ce3d020106082a8648ce3d030107034200"
        "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
}

std::string published_signature() {
    return *journal::bytes_from_hex(
        "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
}

TEST(Keys, CheckAPublishedSignature) {
    EXPECT_TRUE(is_signed_by(published_key(), "sample", published_signature()));

    EXPECT_FALSE(is_signed_by(published_key(), "Sample", published_signature()));
    EXPECT_FALSE(is_signed_by(SigningKey::make().public_key(), "sample", published_signature()));
}

TEST(Keys, SignSoThatOthersCanCheck) {
    const auto key = SigningKey::make();

    const auto signature = key.sign("淞园");

    EXPECT_TRUE(is_signed_by(key.public_key(), "淞园", signature));
    EXPECT_FALSE(is_signed_by(key.public_key(), "淞園", signature));
}

TEST(Keys, SurviveBeingWrittenDown) {
    const auto key = SigningKey::make();

    const auto again = SigningKey::from_pem(key.to_pem());

    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->public_key(), key.public_key());
    EXPECT_TRUE(is_signed_by(key.public_key(), "淞园", again->sign("淞园")));
}

TEST(Keys, AreKnownByTheHashOfTheirPublicBytes) {
    EXPECT_EQ(id_of_key(published_key()), journal::sha256(published_key()));
}

TEST(Keys, AreOnP256OrNone) {
    // The same curve's name, cut off; Ed25519; nothing at all.
    const auto cut = published_key().substr(0, 90);
    const auto ed25519 = *journal::bytes_from_hex(
        "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    EXPECT_TRUE(is_public_key(published_key()));
    for (const auto& bytes : {cut, ed25519, published_key() + "x", std::string()}) {
        EXPECT_FALSE(is_public_key(bytes));
        EXPECT_FALSE(is_signed_by(bytes, "sample", published_signature()));
    }
    EXPECT_FALSE(SigningKey::from_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n").has_value());
}

} // namespace
} // namespace proof
