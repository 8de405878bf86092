#include "voices/pictures.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <png.h>
#include <webp/decode.h>

#include "voices/pictures_jpeg.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

void check_pixels(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) {
        end_worker(WorkerEnd::Unreadable);
    }
    if (width > photo_pixels_max / height) {
        end_worker(WorkerEnd::TooManyPixels);
    }
}

Picture blank_picture(int width, int height) {
    const auto bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
    return {width, height, std::vector<std::uint8_t>(bytes)};
}

Picture decode_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        end_worker(WorkerEnd::Unreadable);
    }
    check_pixels(image.width, image.height);
    image.format = PNG_FORMAT_RGB;
    auto picture = blank_picture(static_cast<int>(image.width), static_cast<int>(image.height));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image, &white, picture.rgb.data(), 0, nullptr) == 0) {
        end_worker(WorkerEnd::Unreadable);
    }
    return picture;
}

// The EXIF chunk of a WebP, from its TIFF header on; empty when it has none.
std::string_view exif_of_webp(std::string_view bytes) {
    constexpr std::size_t riff_header = 12;
    constexpr std::size_t chunk_header = 8;
    for (std::size_t at = riff_header; at + chunk_header <= bytes.size();) {
        std::size_t size = 0;
        for (std::size_t byte = 0; byte < 4; ++byte) {
            size |= static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[at + 4 + byte]))
                    << (8 * byte);
        }
        if (bytes.substr(at, 4) == "EXIF") {
            auto exif = bytes.substr(at + chunk_header, size);
            constexpr std::string_view prefix("Exif\0\0", 6);
            exif.remove_prefix(exif.starts_with(prefix) ? prefix.size() : 0);
            return exif;
        }
        at += chunk_header + size + size % 2;
    }
    return {};
}

Picture over_white(const std::vector<std::uint8_t>& rgba, int width, int height) {
    constexpr int opaque = 255;
    auto picture = blank_picture(width, height);
    for (std::size_t pixel = 0; pixel < rgba.size() / 4; ++pixel) {
        const int alpha = rgba[pixel * 4 + 3];
        for (std::size_t colour = 0; colour < 3; ++colour) {
            const int value = rgba[pixel * 4 + colour];
            const int mixed = (value * alpha + opaque * (opaque - alpha)) / opaque;
            picture.rgb[pixel * 3 + colour] = static_cast<std::uint8_t>(mixed);
        }
    }
    return picture;
}

Picture decode_webp(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0 ||
        WebPGetFeatures(data, bytes.size(), &config.input) != VP8_STATUS_OK ||
        config.input.has_animation != 0) {
        end_worker(WorkerEnd::Unreadable);
    }
    int width = config.input.width;
    int height = config.input.height;
    check_pixels(width, height);
    const int side = std::max(width, height);
    if (side > photo_side_pixels_max) {
        width = std::max(1, width * photo_side_pixels_max / side);
        height = std::max(1, height * photo_side_pixels_max / side);
        config.options.use_scaling = 1;
        config.options.scaled_width = width;
        config.options.scaled_height = height;
    }
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) *
                                   static_cast<std::size_t>(height) * 4);
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = rgba.data();
    config.output.u.RGBA.stride = width * 4;
    config.output.u.RGBA.size = rgba.size();
    const auto status = WebPDecode(data, bytes.size(), &config);
    if (status != VP8_STATUS_OK) {
        end_worker(status == VP8_STATUS_OUT_OF_MEMORY ? WorkerEnd::TooManyPixels
                                                      : WorkerEnd::Unreadable);
    }
    return turn_upright(over_white(rgba, width, height), orientation_in(exif_of_webp(bytes)));
}

std::uint32_t number_at(std::string_view tiff, std::size_t at, std::size_t bytes) {
    const bool is_little = tiff.starts_with("II");
    std::uint32_t number = 0;
    for (std::size_t byte = 0; byte < bytes; ++byte) {
        const auto from = is_little ? at + bytes - 1 - byte : at + byte;
        number = number << 8U | static_cast<std::uint8_t>(tiff[from]);
    }
    return number;
}

// One axis of the exact mean: for each old pixel, how much of it falls into which new one. In
// units in which an old pixel is `to` wide and a new one `from`.
struct Span {
    std::size_t into = 0;
    std::uint64_t first = 0; // What falls into `into`.
    std::uint64_t rest = 0;  // What falls into the one after it.
};

std::vector<Span> spans(int from, int to) {
    std::vector<Span> spans;
    spans.reserve(static_cast<std::size_t>(from));
    for (std::int64_t at = 0; at < from; ++at) {
        const std::int64_t left = at * to;
        const std::int64_t into = left / from;
        const std::int64_t first = std::min<std::int64_t>(to, (into + 1) * from - left);
        spans.push_back({static_cast<std::size_t>(into),
                         static_cast<std::uint64_t>(first),
                         static_cast<std::uint64_t>(to - first)});
    }
    return spans;
}

using Sums = std::vector<std::uint64_t>;

// Adds one old row, shrunk across, into a row of sums.
void add_row(const std::uint8_t* row, const std::vector<Span>& across, Sums& sums) {
    for (std::size_t at = 0; at < across.size(); ++at) {
        const auto& span = across[at];
        for (std::size_t colour = 0; colour < 3; ++colour) {
            const std::uint64_t value = row[at * 3 + colour];
            sums[span.into * 3 + colour] += value * span.first;
            if (span.rest != 0) {
                sums[(span.into + 1) * 3 + colour] += value * span.rest;
            }
        }
    }
}

} // namespace

void end_worker(WorkerEnd end) {
    std::_Exit(static_cast<int>(end));
}

PictureFormat format_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) {
        return PictureFormat::Jpeg;
    }
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
        return PictureFormat::Png;
    }
    if (bytes.starts_with("RIFF") && bytes.size() >= 16 && bytes.substr(8, 4) == "WEBP") {
        return PictureFormat::Webp;
    }
    return PictureFormat::Unknown;
}

Picture decode(std::string_view bytes) {
    switch (format_of(bytes)) {
        case PictureFormat::Jpeg:
            return decode_jpeg(bytes, check_pixels);
        case PictureFormat::Png:
            return decode_png(bytes);
        case PictureFormat::Webp:
            return decode_webp(bytes);
        case PictureFormat::Unknown:
            break;
    }
    end_worker(WorkerEnd::Unreadable);
}

int orientation_in(std::string_view tiff) {
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::size_t header = 8;
    constexpr std::size_t field = 12;
    if (tiff.size() < header || (!tiff.starts_with("II") && !tiff.starts_with("MM"))) {
        return 1;
    }
    const std::size_t directory = number_at(tiff, 4, 4);
    if (directory > tiff.size() - 2) {
        return 1;
    }
    const auto fields = number_at(tiff, directory, 2);
    for (std::size_t each = 0; each < fields; ++each) {
        const std::size_t at = directory + 2 + each * field;
        if (at + field > tiff.size()) {
            return 1;
        }
        if (number_at(tiff, at, 2) == orientation_tag) {
            const auto orientation = number_at(tiff, at + header, 2);
            return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
        }
    }
    return 1;
}

Picture turn_upright(Picture picture, int orientation) {
    if (orientation == 1) {
        return picture;
    }
    const bool is_lying = orientation >= 5;
    Picture upright = is_lying ? blank_picture(picture.height, picture.width)
                               : blank_picture(picture.width, picture.height);
    const bool flips_across =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool flips_down =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x) {
            int from_x = is_lying ? y : x;
            int from_y = is_lying ? x : y;
            from_x = flips_across ? picture.width - 1 - from_x : from_x;
            from_y = flips_down ? picture.height - 1 - from_y : from_y;
            const auto from =
                (static_cast<std::size_t>(from_y) * static_cast<std::size_t>(picture.width) +
                 static_cast<std::size_t>(from_x)) *
                3;
            const auto to = (static_cast<std::size_t>(y) * static_cast<std::size_t>(upright.width) +
                             static_cast<std::size_t>(x)) *
                            3;
            std::copy_n(picture.rgb.begin() + static_cast<std::ptrdiff_t>(from),
                        3,
                        upright.rgb.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
    return upright;
}

Picture reduce(Picture picture, int side_max) {
    const int side = std::max(picture.width, picture.height);
    if (side <= side_max) {
        return picture;
    }
    const auto shrunk = [&](int length) {
        return std::max(1, static_cast<int>(static_cast<std::int64_t>(length) * side_max / side));
    };
    Picture smaller = blank_picture(shrunk(picture.width), shrunk(picture.height));
    const auto across = spans(picture.width, smaller.width);
    const auto down = spans(picture.height, smaller.height);
    const auto area =
        static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height);
    const std::size_t row_bytes = static_cast<std::size_t>(picture.width) * 3;
    const std::size_t new_row_bytes = static_cast<std::size_t>(smaller.width) * 3;

    Sums row(new_row_bytes);
    Sums sums(new_row_bytes);
    Sums next(new_row_bytes);
    for (std::size_t y = 0; y < down.size(); ++y) {
        std::ranges::fill(row, 0);
        add_row(picture.rgb.data() + y * row_bytes, across, row);
        for (std::size_t at = 0; at < row.size(); ++at) {
            sums[at] += row[at] * down[y].first;
            next[at] += row[at] * down[y].rest;
        }
        if (y + 1 == down.size() || down[y + 1].into != down[y].into) {
            for (std::size_t at = 0; at < sums.size(); ++at) {
                smaller.rgb[down[y].into * new_row_bytes + at] =
                    static_cast<std::uint8_t>((sums[at] + area / 2) / area);
            }
            std::swap(sums, next);
            std::ranges::fill(next, 0);
        }
    }
    return smaller;
}

std::string encode_within(Picture picture, std::size_t bytes_max) {
    constexpr std::array qualities = {85, 75, 65, 55, 45};
    while (true) {
        for (const int quality : qualities) {
            auto jpeg = encode_jpeg(picture, quality);
            if (jpeg.size() <= bytes_max) {
                return jpeg;
            }
        }
        const int side = std::max(picture.width, picture.height);
        picture = reduce(std::move(picture), side * 3 / 4);
    }
}

Picture cover(Picture picture, Covering covering) {
    constexpr std::uint8_t grey = 0x6A;
    constexpr int thirds = 3;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int ninth = y * thirds / picture.height * thirds + x * thirds / picture.width;
            if (covering.test(static_cast<std::size_t>(ninth))) {
                const auto pixel = 3 * (std::int64_t{y} * picture.width + x);
                std::fill_n(picture.rgb.begin() + pixel, 3, grey);
            }
        }
    }
    return picture;
}

} // namespace voices
