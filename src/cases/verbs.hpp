// What the command line does with cases: `export cases`, `erase case`.

#pragma once

#include "cli/verbs.hpp"

namespace cases {

void case_verbs(cli::Verbs& verbs);

} // namespace cases
