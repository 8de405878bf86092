// A request's first line and its cookies. Whatever address is taken leads to this site, climbs
// nowhere, and means the same when it is written again.

#include <algorithm>

#include "fuzz/fuzzing.hpp"
#include "text/normalise.hpp"
#include "web/cookies.hpp"
#include "web/target.hpp"

namespace {

void try_target(std::string_view input) {
    const auto target = web::read_target(input);
    fuzzing::expect_reason(target);
    if (!target) {
        return;
    }
    base::ensure(target->path.starts_with('/') && !target->path.starts_with("//"),
                 "a path begins with one slash");
    base::ensure((target->path + '/').find("/../") == std::string::npos, "no path climbs");
    base::ensure(text::is_utf8(target->path), "a path is readable text");
    const auto address = web::address_of(*target, {"once"});
    if (address.size() > web::url_bytes_max) {
        return; // Written out in full, signs and all, it may be longer than what was read.
    }
    const auto again = web::read_target(address);
    base::ensure(again && again->path == target->path, "an address leads to the same path");
    const auto named_once = target->query.all("once").size();
    base::ensure(again->query.fields().size() + named_once == target->query.fields().size(),
                 "an address keeps its query");
}

void try_cookies(std::string_view input) {
    const auto cookies = web::read_cookies(input);
    for (const auto& cookie : cookies.fields()) {
        base::ensure(!cookie.name.empty(), "a cookie has a name");
        base::ensure(cookie.value.find(';') == std::string::npos, "a cookie ends at its semicolon");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_target(input);
    try_cookies(input);
    return 0;
}
