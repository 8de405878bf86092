// Forms with files: the first line is the Content-Type, the rest the body. Each part lies within
// the body, and what is taken is readable text but for the files.

#include "fuzz/fuzzing.hpp"
#include "text/normalise.hpp"
#include "web/multipart.hpp"

namespace {

void expect_within(const web::Part& part, std::string_view body) {
    base::ensure(part.bytes.data() >= body.data() &&
                     part.bytes.data() + part.bytes.size() <= body.data() + body.size(),
                 "a part lies within the body");
    base::ensure(!part.name.empty() && text::is_utf8(part.name), "a part has a readable name");
    base::ensure(part.file_name.find_first_of("/\\") == std::string::npos,
                 "a file's name leads into no folder");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [content_type, body] = fuzzing::first_line_and_rest(fuzzing::text_of(data, size));
    const auto parts = web::read_multipart(body, web::boundary_of(content_type));
    fuzzing::expect_reason(parts);
    if (parts) {
        base::ensure(parts->size() <= web::parts_max, "a form has a bounded number of parts");
        for (const auto& part : *parts) {
            expect_within(part, body);
        }
    }
    const auto form = web::read_multipart_form(content_type, body);
    fuzzing::expect_reason(form);
    if (form) {
        for (const auto& field : form->form.fields()) {
            base::ensure(text::is_utf8(field.value), "a field is readable text");
        }
    }
    return 0;
}
