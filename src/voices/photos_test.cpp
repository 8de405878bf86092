// Photos go through a real worker: this program runs itself once more, as songyuan does.

#include <cstring>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <png.h>
#include <webp/encode.h>
#include <zlib.h>

#include "voices/pictures.hpp"
#include "voices/test_town.hpp"
#include "voices/voices.hpp"

int main(int argument_count, char** arguments) {
    if (argument_count > 1 && arguments[1] == voices::photo_worker_argument) {
        return voices::photo_worker_main(argument_count, arguments);
    }
    testing::InitGoogleTest(&argument_count, arguments);
    return RUN_ALL_TESTS();
}

namespace voices {
namespace {

using namespace std::string_literals;

// Left half red, right half blue; the upper left corner is green.
Picture flag(int width, int height) {
    Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool is_corner = x < width / 4 && y < height / 4;
            const std::uint8_t red = is_corner ? 0 : (x < width / 2 ? 255 : 0);
            const std::uint8_t blue = x < width / 2 ? 0 : 255;
            const std::uint8_t green = is_corner ? 255 : 0;
            picture.rgb.insert(picture.rgb.end(), {red, green, blue});
        }
    }
    return picture;
}

char colour_at(const Picture& picture, int x, int y) {
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                     static_cast<std::size_t>(x)) *
                    3;
    const auto* pixel = picture.rgb.data() + at;
    if (pixel[0] > 200 && pixel[1] > 200 && pixel[2] > 200) {
        return 'w';
    }
    return pixel[0] > 150 ? 'r' : pixel[1] > 150 ? 'g' : pixel[2] > 150 ? 'b' : '?';
}

// EXIF as a telephone writes it: orientation, and a position in the GPS directory.
std::string exif(int orientation) {
    std::string tiff = "MM\0*\0\0\0\x08"s;
    tiff += "\0\x02"s;
    tiff += "\x01\x12\0\x03\0\0\0\x01\0"s + static_cast<char>(orientation) + "\0\0"s;
    tiff += "\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"s;
    tiff += "\0\0\0\0"s;
    tiff += "\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0"s;
    return tiff + "GPS 31.2050 121.4900";
}

std::string with_exif(std::string jpeg, int orientation) {
    const auto data = "Exif\0\0"s + exif(orientation);
    const auto length = data.size() + 2;
    const auto marker =
        "\xFF\xE1"s + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + data;
    return jpeg.insert(2, marker);
}

std::string png_of(const std::vector<std::uint8_t>& pixels, int width, int height, int format) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = static_cast<png_uint_32>(format);
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    return bytes;
}

std::string webp_of(const Picture& picture) {
    std::uint8_t* output = nullptr;
    const auto size = WebPEncodeRGB(
        picture.rgb.data(), picture.width, picture.height, picture.width * 3, 90, &output);
    std::string bytes(reinterpret_cast<const char*>(output), size);
    WebPFree(output);
    return bytes;
}

Picture prepared(const std::string& upload) {
    const auto photo = prepare_photo(upload);
    EXPECT_TRUE(photo) << refusal(photo);
    return photo ? decode(*photo) : flag(1, 1);
}

TEST(Photos, LoseTheirPositionAndAllOtherMetadata) {
    const auto upload = with_exif(encode_jpeg(flag(64, 48), 90), 1);

    const auto photo = prepare_photo(upload);

    ASSERT_TRUE(photo);
    EXPECT_NE(upload.find("GPS 31.2050"), std::string::npos);
    EXPECT_EQ(photo->find("GPS"), std::string::npos);
    EXPECT_EQ(photo->find("Exif"), std::string::npos);
    EXPECT_EQ(photo->find("\xFF\xE1"), std::string::npos);
}

TEST(Photos, ArePaintedOverInTheNinthsThatAreNamed) {
    const auto photo = prepare_photo(encode_jpeg(flag(96, 48), 95));
    ASSERT_TRUE(photo);
    Covering upper_left_and_lower_right;
    upper_left_and_lower_right.set(0).set(8);

    const auto covered = cover_photo(*photo, upper_left_and_lower_right);

    ASSERT_TRUE(covered);
    const auto picture = decode(*covered);
    EXPECT_EQ(colour_at(picture, 8, 6), '?');
    EXPECT_EQ(colour_at(picture, 90, 42), '?');
    EXPECT_EQ(colour_at(picture, 40, 30), 'r');
    EXPECT_EQ(colour_at(picture, 90, 6), 'b');
    EXPECT_LE(covered->size(), photo_bytes_max);
}

TEST(Photos, StandUprightHoweverTheTelephoneWasHeld) {
    // Where the green corner comes to lie: left or right, upper or lower.
    const std::vector<std::string> corners = {"lu", "ru", "rl", "ll", "lu", "ru", "rl", "ll"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto upright = prepared(with_exif(encode_jpeg(flag(64, 32), 95), orientation));

        const auto& corner = corners[static_cast<std::size_t>(orientation) - 1];
        EXPECT_EQ(upright.width, orientation <= 4 ? 64 : 32) << orientation;
        EXPECT_EQ(colour_at(upright,
                            corner[0] == 'l' ? 2 : upright.width - 3,
                            corner[1] == 'u' ? 2 : upright.height - 3),
                  'g')
            << orientation;
    }
}

TEST(Photos, MayBePngOrWebpAndBecomeJpeg) {
    const auto picture = flag(64, 48);

    for (const auto& upload : {png_of(picture.rgb, 64, 48, PNG_FORMAT_RGB), webp_of(picture)}) {
        const auto photo = prepared(upload);
        EXPECT_EQ(photo.width, 64);
        EXPECT_EQ(photo.height, 48);
        EXPECT_EQ(colour_at(photo, 20, 40), 'r');
        EXPECT_EQ(colour_at(photo, 60, 40), 'b');
    }
}

TEST(Photos, ShowWhiteWhereTheyWereTransparent) {
    const std::vector<std::uint8_t> nothing(16 * 16 * 4, 0);

    const auto photo = prepared(png_of(nothing, 16, 16, PNG_FORMAT_RGBA));

    EXPECT_EQ(colour_at(photo, 8, 8), 'w');
}

TEST(Photos, ShrinkToSixteenHundredPixels) {
    const auto upload = encode_jpeg(flag(4'000, 3'000), 60);

    const auto photo = prepared(upload);

    EXPECT_EQ(photo.width, 1'600);
    EXPECT_EQ(photo.height, 1'200);
    EXPECT_EQ(colour_at(photo, 10, 10), 'g');
    EXPECT_EQ(colour_at(photo, 1'590, 1'190), 'b');
    const auto wide_webp = prepared(webp_of(flag(3'000, 30)));
    EXPECT_EQ(wide_webp.width, 1'600);
    EXPECT_EQ(wide_webp.height, 16);
}

TEST(Photos, FitIntoFourHundredKilobytesHoweverBusyTheyAre) {
    std::mt19937 dice(20'261'124);
    Picture noise{1'600, 1'600, std::vector<std::uint8_t>(1'600 * 1'600 * 3)};
    for (auto& value : noise.rgb) {
        value = static_cast<std::uint8_t>(dice());
    }

    const auto photo = prepare_photo(encode_jpeg(noise, 80));

    ASSERT_TRUE(photo);
    EXPECT_LE(photo->size(), photo_bytes_max);
    EXPECT_GE(photo->size(), photo_bytes_max / 4);
}

TEST(Photos, AreMeansOfWhatTheyCover) {
    Picture picture{3, 1, {0, 0, 0, 90, 90, 90, 255, 255, 255}};

    const auto two = reduce(picture, 2);

    ASSERT_EQ(two.width, 2);
    EXPECT_EQ(two.rgb[0], 30);  // All of 0 and half of 90, over one and a half.
    EXPECT_EQ(two.rgb[3], 200); // Half of 90 and all of 255.
}

TEST(Photos, AreRefusedWhenMissingTooLargeOrNoPicture) {
    EXPECT_EQ(refusal(prepare_photo("")), "voices.photo_missing");
    EXPECT_EQ(refusal(prepare_photo("GIF89a and more")), "voices.photo_not_a_picture");
    EXPECT_EQ(refusal(prepare_photo("<svg onload=alert(1)>")), "voices.photo_not_a_picture");
    EXPECT_EQ(refusal(prepare_photo("RIFF")), "voices.photo_not_a_picture");
    const auto large = prepare_photo("\xFF\xD8\xFF" + std::string(12 * 1024 * 1024 - 3, 'x'));
    EXPECT_EQ(refusal(large), "voices.photo_too_large");
    EXPECT_EQ(large.error().arguments.at(0).value, "12");
    EXPECT_EQ(refused_field(large), "photo");
}

TEST(Photos, AreRefusedWhenBrokenOrCutOff) {
    const auto jpeg = encode_jpeg(flag(640, 480), 90);
    const auto png = png_of(flag(64, 48).rgb, 64, 48, PNG_FORMAT_RGB);
    const auto webp = webp_of(flag(64, 48));

    for (const auto& whole : {jpeg, png, webp}) {
        for (const std::size_t length : {whole.size() / 2, std::size_t{20}}) {
            EXPECT_EQ(refusal(prepare_photo(whole.substr(0, length))), "voices.photo_unreadable")
                << length << " of " << whole.size();
        }
    }
    EXPECT_EQ(refusal(prepare_photo("\xFF\xD8\xFF")), "voices.photo_unreadable");
    EXPECT_EQ(refusal(prepare_photo("\x89PNG\r\n\x1A\n" + std::string(500, '\xFF'))),
              "voices.photo_unreadable");
}

TEST(Photos, ThatWouldFillTheMemoryAreRefused) {
    // A few bytes that promise 30,000 by 30,000 pixels.
    auto bomb = png_of({255, 255, 255}, 1, 1, PNG_FORMAT_RGB);
    const auto size = "\0\0\x75\x30\0\0\x75\x30"s;
    bomb.replace(16, 8, size);
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(bomb.data()) + 12, 17);
    for (std::size_t byte = 0; byte < 4; ++byte) {
        bomb[29 + byte] = static_cast<char>(checksum >> (24 - 8 * byte));
    }
    auto jpeg_bomb = encode_jpeg(flag(16, 16), 90);
    const auto frame = jpeg_bomb.find("\xFF\xC0");
    ASSERT_NE(frame, std::string::npos);
    jpeg_bomb.replace(frame + 5, 4, "\xFD\xE8\xFD\xE8");

    EXPECT_EQ(refusal(prepare_photo(bomb)), "voices.photo_too_many_pixels");
    EXPECT_EQ(refusal(prepare_photo(jpeg_bomb)), "voices.photo_too_many_pixels");
}

TEST(Photos, OrientationIsReadOnlyFromWhatIsThere) {
    EXPECT_EQ(orientation_in(exif(6)), 6);
    EXPECT_EQ(orientation_in(exif(9)), 1);
    EXPECT_EQ(orientation_in(""), 1);
    EXPECT_EQ(orientation_in("II*\0"s), 1);
    for (std::size_t length = 0; length < 30; ++length) {
        EXPECT_LE(orientation_in(exif(6).substr(0, length)), 6);
    }
    EXPECT_EQ(orientation_in("MM\0*\xFF\xFF\xFF\xFF\0\0"s), 1);
}

} // namespace
} // namespace voices
