// Pictures between decoding and encoding. This runs only in the photo worker, a child process with
// bounds on memory, time and files: a library that meets bytes it can't read ends that process
// with a code that says why.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "voices/voices.hpp"

namespace voices {

// How the worker ends; 0 when the JPEG stands on its standard output.
enum class WorkerEnd { Done = 0, Unreadable = 10, TooManyPixels = 11 };

[[noreturn]] void end_worker(WorkerEnd end);

constexpr std::int64_t photo_pixels_max = 64'000'000;

enum class PictureFormat { Unknown, Jpeg, Png, Webp };

// By the first bytes; the name of a file proves nothing.
[[nodiscard]] PictureFormat format_of(std::string_view bytes);

// Red, green, blue; row by row without gaps. What was transparent is white.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

// Upright, and already smaller where the decoder can do that cheaply.
[[nodiscard]] Picture decode(std::string_view bytes);

// Which of the eight EXIF orientations a TIFF header names; 1, upright, when it names none.
[[nodiscard]] int orientation_in(std::string_view tiff);
[[nodiscard]] Picture turn_upright(Picture picture, int orientation);

// Every new pixel is the exact mean of the area it covers. Smaller pictures stay as they are.
[[nodiscard]] Picture reduce(Picture picture, int side_max);

// Paints ninths over, so that nothing of what they showed is left.
[[nodiscard]] Picture cover(Picture picture, Covering covering);

[[nodiscard]] std::string encode_jpeg(const Picture& picture, int quality);

// The best quality that fits into `bytes_max`; smaller sides when none does.
[[nodiscard]] std::string encode_within(Picture picture, std::size_t bytes_max);

} // namespace voices
