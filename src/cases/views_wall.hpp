// The street's figures for a large screen in the hall (一屏): few, large, without any name, and all
// of them public already: whoever stands before it may check each on the overview.

#pragma once

#include <string>

#include "cases/views.hpp"

namespace cases {

// {title, street, at, cards [{name, shown, percent, change}], points, weeks, address,
// qr {side, outline} or null}. `site` is the address people reach us at.
[[nodiscard]] nlohmann::json wall_view(const Viewer& viewer, const std::string& site);

} // namespace cases
