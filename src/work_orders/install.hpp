// Brings the work orders into the house: their facts, tables, pages, addresses, verbs and format.

#pragma once

#include "cli/installation.hpp"

namespace work_orders {

void install(cli::Installation& house);

} // namespace work_orders
