// The operator's page: how the house does, in the figures that `songyuan status` says too. Open to
// seats that administer; it names nobody and no case.

#pragma once

#include <functional>

#include "cli/figures.hpp"
#include "cli/installation.hpp"
#include "web/request.hpp"

namespace app {

// Looks at the machine beside the request's own snapshot. Only who serves can.
using Look = std::function<cli::Figures(const web::Request&)>;

// `look` lives as long as the routes, and is there before the first request.
void install_operation(cli::Installation& installation, const Look& look);

} // namespace app
