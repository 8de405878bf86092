// Assets are style sheets, scripts and pictures built into the binary. Each stands under a name
// with the hash of its content, so a browser may keep it for ever, and lies ready compressed.

#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/embedded.hpp"

namespace web {

struct Asset {
    std::string_view content;
    std::string gzipped; // Empty when compressing doesn't pay.
    std::string content_type;
};

class Assets {
public:
    explicit Assets(std::span<const text::EmbeddedFile> files);

    // "/assets/app.1f5f4a0c92d1.css" for "app.css"; nothing when there is no such asset.
    [[nodiscard]] std::optional<std::string> url(std::string_view name) const;

    // By its address.
    [[nodiscard]] const Asset* find(std::string_view path) const;

    // Whether none was built in, as in a room's tests: then every name has its plain address.
    [[nodiscard]] bool is_empty() const { return assets_.empty(); }

private:
    std::map<std::string, std::string, std::less<>> urls_;
    std::map<std::string, Asset, std::less<>> assets_;
};

[[nodiscard]] const Assets& no_assets();

} // namespace web
