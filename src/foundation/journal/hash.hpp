// SHA-256, and hexadecimal text for it: in tables and in JSON a hash is 64 lower-case digits.

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace journal {

using Hash = std::array<std::uint8_t, 32>;
using Salt = std::array<std::uint8_t, 32>;

// Where salts and secrets come from: the machine's randomness from main(), a seed in a simulation.
using Dice = std::function<Salt()>;

[[nodiscard]] Hash sha256(std::string_view bytes);
[[nodiscard]] Hash sha256(std::string_view first, std::string_view second);
[[nodiscard]] Hash hmac_sha256(std::string_view key, std::string_view message);

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string to_hex(const Hash& hash);
[[nodiscard]] std::optional<std::string> bytes_from_hex(std::string_view hex);
[[nodiscard]] std::optional<Hash> hash_from_hex(std::string_view hex);

[[nodiscard]] inline std::string_view as_bytes(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

} // namespace journal
