// What stands around every page: the street's name, where one may go, who one is, and in a demo
// store its own clock. See web/pages/shell.html.

#pragma once

#include <nlohmann/json.hpp>

#include "web/request.hpp"

namespace app {

[[nodiscard]] nlohmann::json frame(const web::Request& request);

} // namespace app
