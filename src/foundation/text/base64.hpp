// Base64 of RFC 4648 §4, with padding and without line ends: bytes as letters, in mail, in JSON and
// in logs. What is read must be exactly what would have been written.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace text {

[[nodiscard]] std::string to_base64(std::string_view bytes);
void append_base64(std::string& to, std::string_view bytes);

// Nothing for what is no Base64: other letters, missing padding, bits that stand for nothing.
[[nodiscard]] std::optional<std::string> bytes_from_base64(std::string_view letters);

} // namespace text
