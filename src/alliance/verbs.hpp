// What the alliance does from the command line: `songyuan import units FILE` and
// `songyuan import people FILE`, by the rules of the browser's lists, and `songyuan erase person`.

#pragma once

#include "cli/verbs.hpp"

namespace alliance {

void add_verbs(cli::Verbs& verbs);

} // namespace alliance
