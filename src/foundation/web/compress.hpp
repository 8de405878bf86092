// Compresses answers with gzip: quickly for pages made on the spot, well for assets made once.

#pragma once

#include <string>
#include <string_view>

namespace web {

// Below this the headers cost more than they save.
constexpr std::size_t compressed_bytes_min = 1400;

enum class Effort { Quick, Best };

[[nodiscard]] std::string gzipped(std::string_view bytes, Effort effort);

// Whether an Accept-Encoding header takes gzip.
[[nodiscard]] bool accepts_gzip(std::string_view header);

} // namespace web
