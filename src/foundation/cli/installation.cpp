#include "cli/installation.hpp"

namespace cli {

void Installation::files(std::span<const text::EmbeddedFile> embedded) {
    for (const auto& file : embedded) {
        if (file.name.ends_with(".sql")) {
            schema.add(file.name, file.content);
        } else {
            pages.push_back(file);
        }
    }
}

} // namespace cli
