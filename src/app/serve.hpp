// `songyuan serve`: owns the store, answers the web and the verbs that are sent to it, until it is
// told to stop.

#pragma once

#include "app/building.hpp"
#include "cli/premises.hpp"
#include "cli/verbs.hpp"

namespace app {

[[nodiscard]] cli::Verb serve_verb(const cli::House& house, Building& building);

} // namespace app
