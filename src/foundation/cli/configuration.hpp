// A street's configuration file: the parts of all rooms, one after the other. Taking it apart keeps
// every part's own bytes, so that what was exported is imported as unchanged.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/installation.hpp"

namespace cli {

struct PartOfFile {
    const ConfigurationPart* part = nullptr;
    std::string toml;
    std::int64_t lines_before = 0;

    // A refusal of the part, with its line counted from the beginning of the file.
    [[nodiscard]] base::Refusal in_file(base::Refusal refusal) const;
};

// In the order of the parts, since a later room's may name what an earlier one brings. Refuses
// naming the line what is no TOML, belongs to no part, or stands apart from its part.
[[nodiscard]] base::Result<std::vector<PartOfFile>> take_apart(
    const std::vector<ConfigurationPart>& parts, const std::string& file);

// What stands in the file beside each part, and the part itself.
[[nodiscard]] Documents documents_of(const std::vector<PartOfFile>& parts);

[[nodiscard]] std::string put_together(const std::vector<ConfigurationPart>& parts,
                                       store::Connection& connection);

} // namespace cli
