#include "web/multipart.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=\"a b\"";

std::string part(const std::string& header, const std::string& bytes) {
    return "--a b\r\n" + header + "\r\n\r\n" + bytes + "\r\n";
}

std::string words(const std::string& bytes) {
    return part("Content-Disposition: form-data; name=\"words\"", bytes);
}

TEST(Multipart, WordsAndAPhotoArriveTogether) {
    const std::string photo("\xff\xd8\x00\r\n--a \r\n", 12);
    const auto body =
        words("电梯停了") +
        part(
            "content-disposition: form-data; name=photo; filename=\"C:\\\\x\\\\门;口.jpg\"\r\n"
            "Content-Type: image/jpeg",
            photo) +
        "--a b--\r\n";

    const auto read = read_multipart_form(type, body);

    ASSERT_TRUE(read);
    EXPECT_EQ(read->form.get("words"), "电梯停了");
    ASSERT_EQ(read->uploads.size(), 1U);
    EXPECT_EQ(read->uploads[0].field, "photo");
    EXPECT_EQ(read->uploads[0].file_name, "门;口.jpg");
    EXPECT_EQ(read->uploads[0].bytes, photo);
}

TEST(Multipart, AFilePickerLeftAloneIsNoFile) {
    const auto body =
        part("Content-Disposition: form-data; name=\"photo\"; filename=\"\"", "") + "--a b--";

    EXPECT_TRUE(read_multipart_form(type, body)->uploads.empty());
}

TEST(Multipart, BrokenFormsAreRefusedWhereverTheyBreak) {
    const std::string whole = words("a") + words("b") + "--a b--\r\n";

    for (std::size_t length = 0; length < whole.size() - 2; ++length) {
        EXPECT_FALSE(read_multipart_form(type, whole.substr(0, length))) << length;
    }
    EXPECT_TRUE(read_multipart_form(type, whole));
    EXPECT_FALSE(read_multipart_form("multipart/form-data", whole));
    EXPECT_FALSE(read_multipart_form("multipart/form-data; boundary=", whole));
    EXPECT_FALSE(read_multipart_form("multipart/form-data; boundary=c", whole));
    EXPECT_FALSE(read_multipart_form(type, "junk" + whole));
}

TEST(Multipart, APartWithoutANameOrWithTooMuchHeaderIsRefused) {
    const std::string end = "--a b--";

    EXPECT_FALSE(read_multipart_form(type, part("Content-Type: text/plain", "a") + end));
    EXPECT_FALSE(read_multipart_form(type, part("Content-Disposition: form-data", "a") + end));
    EXPECT_FALSE(read_multipart_form(type, part("no colon", "a") + end));
    EXPECT_FALSE(read_multipart_form(
        type, part("X: " + std::string(part_header_bytes_max, 'x'), "a") + end));
    EXPECT_EQ(read_multipart_form(type, words(std::string("a\0b", 3)) + end).error().field,
              "words");
}

TEST(Multipart, PartsWithoutEndAreNotRead) {
    std::string body;
    for (std::size_t count = 0; count <= parts_max; ++count) {
        body += words("");
    }

    EXPECT_EQ(read_multipart_form(type, body + "--a b--").error().key, "web.too_many_fields");
}

} // namespace
} // namespace web
