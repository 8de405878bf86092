// What the cases do when somebody else's fact is recorded.

#pragma once

#include "journal/turn.hpp"

namespace cases {

void follow(journal::Followers& followers);

} // namespace cases
