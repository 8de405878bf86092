// Tells contents apart (FNV-1a, stirred at the end); it protects nothing.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace store {

class Digest {
public:
    // Where a text ends counts, and nothing is another thing than an empty text.
    void add(std::optional<std::string_view> text) {
        mix(text ? 1U : 0U);
        for (const char letter : text.value_or("")) {
            mix(static_cast<unsigned char>(letter));
        }
        mix(0x100U);
    }

    [[nodiscard]] std::uint64_t value() const {
        const std::uint64_t stirred = (state_ ^ (state_ >> 31U)) * 0x9e3779b97f4a7c15U;
        return stirred ^ (stirred >> 29U);
    }

private:
    void mix(std::uint64_t part) { state_ = (state_ ^ part) * 1099511628211U; }

    std::uint64_t state_ = 14695981039346656037U;
};

} // namespace store
