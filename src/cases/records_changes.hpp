// The SQL of how far somebody has read what changed.

#pragma once

#include "cases/changes.hpp"

namespace cases {

void save_look(store::Connection& writer, const alliance::ActingSeat& from, const Look& look);

} // namespace cases
