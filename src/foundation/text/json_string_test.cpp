#include "text/json_string.hpp"

#include <string>

#include <gtest/gtest.h>

namespace text {
namespace {

std::string written(std::string_view value) {
    std::string out = "x=";
    append_json_string(out, value);
    return out;
}

TEST(JsonString, IsAppendedInQuotesAsItIs) {
    EXPECT_EQ(written("3号楼电梯"), "x=\"3号楼电梯\"");
    EXPECT_EQ(written(""), "x=\"\"");
    EXPECT_EQ(written("</script> \x7f"), "x=\"</script> \x7f\"");
}

TEST(JsonString, EscapesWhatWouldEndItOrCannotBeSeen) {
    EXPECT_EQ(written("停在\"2楼\"\\"), R"(x="停在\"2楼\"\\")");
    EXPECT_EQ(written("\b\f\n\r\t"), R"(x="\b\f\n\r\t")");
    EXPECT_EQ(written(std::string_view("\0\x1f", 2)), R"(x="\u0000\u001f")");
}

} // namespace
} // namespace text
