// QR codes for slips, as the outline of an SVG path: a page puts it into an attribute and so needs
// no markup from here.
//
//   <svg viewBox="0 0 {{side}} {{side}}"><path d="{{outline}}"/></svg>

#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace web {

struct QrCode {
    int side = 0;        // In modules, the quiet zone of four at each edge included.
    std::string outline; // "M4 4h7v1h-7z…", one rectangle for each run of dark modules.
};

constexpr std::size_t qr_bytes_max = 1000;

[[nodiscard]] base::Result<QrCode> qr_code(std::string_view text);

} // namespace web
