// What was found when a record was verified, said to a person or to a program; and the progress of
// work that takes long.

#pragma once

#include <nlohmann/json.hpp>

#include "cli/verbs.hpp"
#include "journal/verify.hpp"

namespace cli {

// The first two lines are the same in every language: people compare them, programs read them.
void say(Console& console, const journal::Verdict& verdict);

[[nodiscard]] nlohmann::ordered_json as_json(const journal::Verdict& verdict);

// The sentence has {done}, {all} and {percent}.
[[nodiscard]] journal::Progress progress_on(Console& console, const char* key);

} // namespace cli
