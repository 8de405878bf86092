#include "text/base64.hpp"

#include <array>
#include <cstdint>

namespace text {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> values_of_letters = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t at = 0; at < alphabet.size(); ++at) {
        values[static_cast<std::uint8_t>(alphabet[at])] = static_cast<std::int8_t>(at);
    }
    return values;
}();

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : 0U;
}

} // namespace

void append_base64(std::string& to, std::string_view bytes) {
    std::size_t out = to.size();
    to.resize(out + (bytes.size() + 2) / 3 * 4, '=');
    for (std::size_t at = 0; at < bytes.size(); at += 3, out += 4) {
        const std::uint32_t three =
            byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
        to[out] = alphabet[three >> 18U];
        to[out + 1] = alphabet[three >> 12U & 63U];
        if (at + 1 < bytes.size()) {
            to[out + 2] = alphabet[three >> 6U & 63U];
        }
        if (at + 2 < bytes.size()) {
            to[out + 3] = alphabet[three & 63U];
        }
    }
}

std::string to_base64(std::string_view bytes) {
    std::string letters;
    append_base64(letters, bytes);
    return letters;
}

std::optional<std::string> bytes_from_base64(std::string_view letters) {
    if (letters.size() % 4 != 0) {
        return std::nullopt;
    }
    const std::size_t padding = letters.ends_with("==") ? 2 : letters.ends_with('=') ? 1 : 0;
    std::string bytes;
    bytes.reserve(letters.size() / 4 * 3);
    std::uint32_t bits = 0;
    for (std::size_t at = 0; at < letters.size() - padding; ++at) {
        const int value = values_of_letters[static_cast<std::uint8_t>(letters[at])];
        if (value < 0) {
            return std::nullopt;
        }
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        if (at % 4 != 0) {
            bytes += static_cast<char>(bits >> (6 - 2 * (at % 4)) & 255U);
        }
    }
    // The bits beside the last byte are nought, or two writings would mean the same.
    const bool is_exact = to_base64(bytes) == letters;
    return is_exact ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace text
