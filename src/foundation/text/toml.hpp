// toml++, compiled alike in every file. Whatever isn't TOML comes back as a value, and never ends
// the program: the library's own assertions would, at a table that is named in Chinese without
// quotes ([办件]), although the lines behind them refuse it well.

#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>
