// The files inside an XLSX, which is a zip archive: found by name and unpacked one at a time, never
// more than is reasonable, whatever the archive says of itself. Nothing is written to a disk.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace sheets {

constexpr int packed_files_max = 1'000;
constexpr std::size_t unpacked_bytes_max = std::size_t{32} * 1024 * 1024;

class Package {
public:
    // The bytes must outlive it.
    explicit Package(std::string_view bytes) : bytes_(bytes) {}

    // What the file holds; nothing when there is no such file. Capitals don't matter.
    [[nodiscard]] base::Result<std::optional<std::string>> file(std::string_view name);

private:
    std::string_view bytes_;
    std::size_t unpacked_ = 0; // By all files so far.
};

// "This file is damaged": whatever is inside, a person can only save it anew.
[[nodiscard]] tl::unexpected<base::Refusal> broken();
[[nodiscard]] tl::unexpected<base::Refusal> too_large();

} // namespace sheets
