// The log: one line for each thing that happened, in names and values that people can read and
// programs can split: `what=fault reference=3fa2c07d route="GET /cases/{id}"`. It holds routes,
// counts, references and reasons; never what somebody typed, nor whose it is.

#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace base {

enum class Level { Info, Warning, Error };

void log(Level level, std::string_view what, const Arguments& about = {});

// Each line of the log says when and how grave, then this. To be called before anything is said.
void open_log();

// A value that isn't one plain word stands in quotes; nothing in it can begin another line.
[[nodiscard]] std::string log_line(std::string_view what, const Arguments& about);

} // namespace base
