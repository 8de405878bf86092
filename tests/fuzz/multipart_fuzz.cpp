// Forms with files: the first line of the input is the Content-Type, the rest the body. Parts lie
// within the body and within their bounds, or the form is refused.

#include <algorithm>

#include "base/fault.hpp"
#include "web/multipart.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t line = std::min(bytes.find('\n'), bytes.size());
    const auto type = bytes.substr(0, line);
    const auto body = bytes.substr(std::min(line + 1, bytes.size()));
    const auto boundary = web::boundary_of(type);
    for (const auto& tried : {boundary, std::string("x")}) {
        const auto parts = web::read_multipart(body, tried);
        if (!parts) {
            continue;
        }
        base::ensure(parts->size() <= web::parts_max, "parts are bounded");
        for (const auto& part : *parts) {
            base::ensure(part.bytes.empty() ||
                             (part.bytes.data() >= body.data() &&
                              part.bytes.data() + part.bytes.size() <= body.data() + body.size()),
                         "a part lies within the body");
            base::ensure(part.file_name.find_first_of("/\\") == std::string::npos,
                         "a file has a name, not a path");
        }
    }
    static_cast<void>(web::read_multipart_form(type, body));
    return 0;
}
