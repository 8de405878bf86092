// What is told to the outside when something happens to a case.

#pragma once

#include "journal/turn.hpp"
#include "notices/notices.hpp"

namespace notices {

void follow(journal::Followers& followers, const Channels& channels);

} // namespace notices
