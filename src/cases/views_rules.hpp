// The rules as a page on which whoever may configure reads, tries and changes them.

#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "cases/rules_trial.hpp"
#include "cases/views.hpp"

namespace cases {

// What stands in the form, and what came of it so far.
struct RulesDraft {
    std::string document;
    std::int64_t seen = 0; // The version that the writer of the draft has read.
    std::optional<Trial> trial;
    std::string refusal; // A sentence; empty when nothing was refused.
};

// Who configured: the office and its seat, never the person.
[[nodiscard]] std::string set_by(const Viewer& viewer, const journal::Actor& actor);

[[nodiscard]] nlohmann::json rules_view(const Viewer& viewer, const RulesDraft& draft);

} // namespace cases
