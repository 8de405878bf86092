#include "text/base64.hpp"

#include <gtest/gtest.h>

namespace text {
namespace {

// RFC 4648 §10.
TEST(Base64, WritesAndReadsTheExamplesOfItsStandard) {
    const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                            {"f", "Zg=="},
                                                            {"fo", "Zm8="},
                                                            {"foo", "Zm9v"},
                                                            {"foob", "Zm9vYg=="},
                                                            {"fooba", "Zm9vYmE="},
                                                            {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, letters] : examples) {
        EXPECT_EQ(to_base64(bytes), letters);
        EXPECT_EQ(bytes_from_base64(letters), bytes);
    }
}

TEST(Base64, KeepsEveryByte) {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) {
        bytes += static_cast<char>(byte);
    }

    EXPECT_EQ(bytes_from_base64(to_base64(bytes)), bytes);
}

TEST(Base64, IsReadInOneWritingOnly) {
    for (const char* letters :
         {"Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", "Zm 9v", "Zm-_", "====", "Z==="}) {
        EXPECT_EQ(bytes_from_base64(letters), std::nullopt) << letters;
    }
}

} // namespace
} // namespace text
