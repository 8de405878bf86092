// A document as a page on which whoever may configure reads, tries and changes it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/installation.hpp"

namespace settings {

// What stands in the form, and what came of it so far.
struct Draft {
    std::string document;
    std::string reason;
    std::int64_t seen = 0; // The version that the writer of the draft has read.
    bool is_tried = false; // It was checked, and may be put into force.
    std::string refusal;   // A sentence; empty when nothing was refused.
};

[[nodiscard]] nlohmann::json document_view(const web::Request& request,
                                           const cli::ConfigurationPart& part,
                                           const Draft& draft);

// A row {title, line, url} for each document.
[[nodiscard]] nlohmann::json document_rows(const web::Request& request,
                                           const std::vector<cli::ConfigurationPart>& parts);

} // namespace settings
