// What the work orders do when a case moves on: write down what the hotline must hear of it.

#pragma once

#include "journal/turn.hpp"

namespace work_orders {

void follow(journal::Followers& followers);

} // namespace work_orders
