// The SQL of how far somebody has read what changed.

#pragma once

#include "cases/changes.hpp"

namespace cases {

void save_look(store::Connection& writer, AccountId account, const Look& look);

} // namespace cases
