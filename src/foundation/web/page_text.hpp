// Makes a page's final text for one language: parts, sentences and assets put in, every other mark
// checked, so that a page that asks for what isn't there never meets a request.

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/catalogue.hpp"
#include "web/assets.hpp"

namespace web {

// "cases/case" to the file's content.
using PageSources = std::map<std::string, std::string_view, std::less<>>;

// In prepared text the page inside the shell is this section, and {{^name}} is {{#NOT_name}}: names
// in pages are lower case, so nothing collides.
constexpr std::string_view content_section = "CONTENT";
constexpr std::string_view not_prefix = "NOT_";

struct PageWriter {
    const PageSources& sources;
    const text::Catalogue& words;
    const Assets& assets;

    // Throws base::Fault naming the page, and the key, asset, part or mark that is wrong.
    [[nodiscard]] std::string alone(std::string_view name) const;
    [[nodiscard]] std::string in_shell(std::string_view name) const;
};

} // namespace web
