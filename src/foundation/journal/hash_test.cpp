#include "journal/hash.hpp"

#include <string>

#include <gtest/gtest.h>

namespace journal {
namespace {

TEST(Hash, IsThatOfFips180) {
    const Hash abc = sha256("abc");
    const Hash in_two_parts = sha256("a", "bc");

    EXPECT_EQ(to_hex(abc), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(in_two_parts, abc);
}

TEST(Hash, WithAKeyIsThatOfRfc4231) {
    const Hash hash = hmac_sha256("Jefe", "what do ya want for nothing?");

    EXPECT_EQ(to_hex(hash), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Hash, ComesBackFromItsDigits) {
    const Hash hash = sha256("瞿溪新村");

    EXPECT_EQ(hash_from_hex(to_hex(hash)), hash);
    EXPECT_EQ(bytes_from_hex("00ff7f"), std::string("\x00\xff\x7f", 3));
}

TEST(Hash, IsReadOnlyFromLowerCaseDigitsOfItsLength) {
    const std::string digits = to_hex(sha256("abc"));

    EXPECT_FALSE(hash_from_hex(digits.substr(1)));
    EXPECT_FALSE(hash_from_hex(digits + "00"));
    EXPECT_FALSE(hash_from_hex("BA" + digits.substr(2)));
    EXPECT_FALSE(hash_from_hex("g" + digits.substr(1)));
    EXPECT_FALSE(bytes_from_hex("abc"));
    EXPECT_FALSE(bytes_from_hex("0\xff"));
}

} // namespace
} // namespace journal
