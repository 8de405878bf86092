// What the work orders do from the command line: `songyuan work-orders import|answers|reconcile`.

#pragma once

#include "cli/verbs.hpp"

namespace work_orders {

void add_verbs(cli::Verbs& verbs);

} // namespace work_orders
