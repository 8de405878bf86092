// For web's tests: the catalogues of web and the shell only, so that a sentence missing elsewhere
// fails elsewhere.

#pragma once

#include <span>
#include <vector>

#include "text/catalogue.hpp"

namespace text {

std::span<const EmbeddedFile> embedded_files();

} // namespace text

namespace web {

inline text::Catalogues web_catalogues() {
    std::vector<text::EmbeddedFile> files;
    for (const auto& file : text::embedded_files()) {
        if (file.name.ends_with("/web.toml") || file.name.ends_with("/shell.toml")) {
            files.push_back(file);
        }
    }
    return text::Catalogues(files);
}

} // namespace web
