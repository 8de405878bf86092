// Addresses, urlencoded forms and cookies: whatever the bytes, they are read within bounds or
// refused, and an address made again from what was read stays on this site.

#include "base/fault.hpp"
#include "text/normalise.hpp"
#include "web/cookies.hpp"
#include "web/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto target = web::read_target(bytes)) {
        const auto address = web::address_of(*target, {"lang"});
        base::ensure(address.starts_with('/') && !address.starts_with("//"), "it stays here");
        base::ensure(text::is_utf8(target->path), "a path is text");
    }
    if (const auto fields = web::read_pairs(bytes)) {
        base::ensure(fields->fields().size() <= web::fields_max, "fields are bounded");
    }
    static_cast<void>(web::read_cookies(bytes));
    return 0;
}
