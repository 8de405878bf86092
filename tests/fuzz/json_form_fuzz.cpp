// JSON forms: flat, bounded, text without NUL, or refused.

#include "base/fault.hpp"
#include "text/normalise.hpp"
#include "web/forms.hpp"
#include "web/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto fields = web::read_json_form({reinterpret_cast<const char*>(data), size});
    if (fields) {
        base::ensure(fields->fields().size() <= web::fields_max, "fields are bounded");
        for (const auto& field : fields->fields()) {
            base::ensure(text::is_utf8(field.value), "a value is text");
            base::ensure(field.value.find('\0') == std::string::npos, "a value has no NUL");
        }
    }
    return 0;
}
