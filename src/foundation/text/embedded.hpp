// A file that the build put into the binary: a page, a schema, a catalogue, an asset.

#pragma once

#include <string_view>

namespace text {

struct EmbeddedFile {
    std::string_view name; // The path below its root, such as "cases/pages/case.html".
    std::string_view content;
};

} // namespace text
