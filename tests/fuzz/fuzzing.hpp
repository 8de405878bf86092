// What all fuzz targets share. libFuzzer stops at whatever nobody catches, so a promise that does
// not hold ends the run and leaves the input that broke it.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/fault.hpp"
#include "base/result.hpp"

namespace fuzzing {

[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// What stands before the first line end, and what follows it.
[[nodiscard]] inline std::pair<std::string_view, std::string_view> first_line_and_rest(
    std::string_view input) {
    const std::size_t end = input.find('\n');
    return end == std::string_view::npos ? std::pair(std::string_view(), input)
                                         : std::pair(input.substr(0, end), input.substr(end + 1));
}

template <class Value>
void expect_reason(const base::Result<Value>& result) {
    base::ensure(result || !result.error().key.empty(), "a refusal says why");
}

} // namespace fuzzing
