// Reads what another body's server answers: XML or JSON, well formed or not. An answer is a list of
// things with plain fields, whatever stands around them; what can't be read is refused, never
// guessed.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "open311/writing.hpp"

namespace open311 {

constexpr std::size_t things_most = 5'000;
constexpr std::size_t field_bytes_most = 20'000;

// Names and values; what is empty or null is left out, and so is what is nested.
using Thing = std::map<std::string, std::string>;

[[nodiscard]] base::Result<std::vector<Thing>> read_things(Format format, std::string_view body);

// Empty when it was not said.
[[nodiscard]] std::string of(const Thing& thing, const std::string& name);

} // namespace open311
