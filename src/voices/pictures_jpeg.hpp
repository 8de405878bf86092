// JPEG in and out. The only file that includes libjpeg.

#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "voices/pictures.hpp"

namespace voices {

// `check_pixels` hears the size before anything is decoded.
[[nodiscard]] Picture decode_jpeg(
    std::string_view bytes, const std::function<void(std::int64_t, std::int64_t)>& check_pixels);

} // namespace voices
