// `songyuan import places FILE` and `songyuan export places`.

#pragma once

#include "cli/verbs.hpp"

namespace places {

void add_verbs(cli::Verbs& verbs);

} // namespace places
