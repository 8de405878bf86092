// What arrives on a connection, in pieces: the guard keeps nothing beyond its bounds and gives
// every place among the uploads back.

#include <algorithm>

#include "base/fault.hpp"
#include "web/guard.hpp"
#include "web/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const web::BodyBound bound = [](std::string_view) { return std::size_t{100'000}; };
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    web::UploadSlots uploads(1);
    {
        web::Guard guard(bound, uploads, [] {});
        while (!bytes.empty()) {
            const std::size_t piece = std::min<std::size_t>(
                bytes.size(), 1 + static_cast<std::uint8_t>(bytes.front()) % 64);
            const auto verdict = guard.feed(bytes.substr(0, piece));
            base::ensure(guard.seen().accept.size() <= web::header_bytes_max + 64 &&
                             guard.seen().cookie.size() <= web::header_bytes_max + 64,
                         "headers are bounded");
            if (verdict != web::Verdict::Fine) {
                break;
            }
            guard.handed_over();
            bytes.remove_prefix(piece);
        }
    }
    base::ensure(uploads.taken() == 0, "no place is lost");
    return 0;
}
