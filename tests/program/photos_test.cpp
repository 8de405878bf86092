// A photo as a telephone takes it travels through the whole program: it comes back as a picture,
// and nobody learns from it where it was taken.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <jpeglib.h>
#include <nlohmann/json.hpp>

#include "tests/program/served.hpp"

namespace program {
namespace {

using namespace std::string_literals;

constexpr unsigned width = 320;
constexpr unsigned height = 240;

std::string jpeg_of_a_lift() {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = width;
    jpeg.image_height = height;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    std::array<unsigned char, 3UL * width> row{};
    while (jpeg.next_scanline < height) {
        row.fill(static_cast<unsigned char>(jpeg.next_scanline));
        JSAMPROW line = row.data();
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string picture(reinterpret_cast<const char*>(bytes), size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return picture;
}

// A directory entry of EXIF: tag, kind, count, value.
std::string entry(const std::string& tag_and_kind, char count, const std::string& value) {
    return tag_and_kind + "\0\0\0"s + count + value;
}

// Latitude and longitude as a telephone writes them: degrees, minutes and seconds as fractions.
std::string with_position(std::string jpeg) {
    std::string tiff = "MM\0*\0\0\0\x08"s;
    tiff += "\0\x01"s + entry("\x88\x25\0\x04"s, 1, "\0\0\0\x1A"s) + "\0\0\0\0"s;
    tiff += "\0\x04"s;
    tiff += entry("\0\x01\0\x02"s, 2, "N\0\0\0"s);
    tiff += entry("\0\x02\0\x05"s, 3, "\0\0\0\x50"s);
    tiff += entry("\0\x03\0\x02"s, 2, "E\0\0\0"s);
    tiff += entry("\0\x04\0\x05"s, 3, "\0\0\0\x68"s);
    tiff += "\0\0\0\0"s;
    for (const char number : {'\x1F', '\x0C', '\x12', '\x79', '\x1D', '\x18'}) {
        tiff += "\0\0\0"s + number + "\0\0\0\x01"s;
    }
    const auto data = "Exif\0\0"s + tiff + "taken at 31.2050 121.4900";
    const auto length = data.size() + 2;
    return jpeg.insert(
        2,
        "\xFF\xE1"s + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + data);
}

// Width and height of a JPEG that can be read to its end; nothing otherwise.
std::pair<unsigned, unsigned> size_of(const std::string& picture) {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(picture.data()), picture.size());
    jpeg_read_header(&jpeg, TRUE);
    const std::pair size(jpeg.image_width, jpeg.image_height);
    jpeg_destroy_decompress(&jpeg);
    return size;
}

bool knows_the_place(const std::string& bytes) {
    return bytes.find("31.2050") != std::string::npos || bytes.find("Exif") != std::string::npos;
}

TEST(Photos, ComeBackAsPicturesThatDoNotSayWhereTheyWereTaken) {
    const Folder folder;
    const Served served(folder.path());
    const auto photo = with_position(jpeg_of_a_lift());
    ASSERT_TRUE(knows_the_place(photo));
    const auto receipt = nlohmann::json::parse(
        ask(served.port(), post_json("/voices", R"({"words":"电梯停在两层之间。"})")).value().body);
    const auto photos = "/track/" + receipt.at("tracking_code").get<std::string>() + "/photos";

    const auto sent = ask(served.port(), post_photo(photos, photo)).value();
    const auto shown = ask(served.port(), get(photos + "/1")).value();

    EXPECT_LT(sent.status, 400) << sent.body;
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_NE(shown.head.find("content-type: image/jpeg"), std::string::npos) << shown.head;
    EXPECT_EQ(size_of(shown.body), (std::pair{width, height}));
    EXPECT_FALSE(knows_the_place(shown.body));
    std::ifstream store(folder.path() / "songyuan.db-wal", std::ios::binary);
    const std::string kept(std::istreambuf_iterator<char>(store), {});
    EXPECT_FALSE(knows_the_place(kept));
}

} // namespace
} // namespace program
