// A category's questions between a street's configuration file and the list: one
// [[categories.questions]] table each. What is read here is checked with the whole list.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/toml.hpp"
#include "voices/questions.hpp"

namespace voices {

// Nothing when it is no list of questions.
[[nodiscard]] std::optional<std::vector<Question>> read_questions(const toml::node& value);

void append_questions(std::string& out, const std::vector<Question>& questions);

} // namespace voices
