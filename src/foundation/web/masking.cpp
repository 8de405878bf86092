#include "web/masking.hpp"

#include <algorithm>
#include <functional>

namespace web {
namespace {

journal::Hash under(const journal::Hash& secret, const journal::Hash& pad) {
    journal::Hash bytes{};
    std::ranges::transform(secret, pad, bytes.begin(), std::bit_xor<>());
    return bytes;
}

} // namespace

std::string masked(std::string_view secret, const journal::Salt& pad) {
    const auto bytes = journal::hash_from_hex(secret);
    return bytes ? journal::to_hex(pad) + journal::to_hex(under(*bytes, pad)) : std::string();
}

std::optional<std::string> unmasked(std::string_view masked) {
    const auto half = masked.size() / 2;
    const auto pad = journal::hash_from_hex(masked.substr(0, half));
    const auto bytes = journal::hash_from_hex(masked.substr(half));
    return pad && bytes ? std::optional(journal::to_hex(under(*bytes, *pad))) : std::nullopt;
}

} // namespace web
