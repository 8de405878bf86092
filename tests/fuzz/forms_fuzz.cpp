// Forms as browsers and programs send them: urlencoded pairs and flat JSON objects. What is taken
// is clean text, and reads the same when it is written again.

#include <nlohmann/json.hpp>

#include "fuzz/fuzzing.hpp"
#include "text/normalise.hpp"
#include "web/forms.hpp"
#include "web/target.hpp"

namespace {

void expect_clean(const web::Fields& fields) {
    base::ensure(fields.fields().size() <= web::fields_max,
                 "a form has a bounded number of fields");
    for (const auto& field : fields.fields()) {
        const std::string both = field.name + field.value;
        base::ensure(text::is_utf8(field.name) && text::is_utf8(field.value) &&
                         both.find('\0') == std::string::npos,
                     "a field is readable text");
    }
}

void expect_equal(const web::Fields& once, const web::Fields& again) {
    base::ensure(once.fields().size() == again.fields().size(), "no field is lost");
    for (std::size_t at = 0; at < once.fields().size(); ++at) {
        base::ensure(once.fields()[at].name == again.fields()[at].name &&
                         once.fields()[at].value == again.fields()[at].value,
                     "a field reads the same again");
    }
}

void try_pairs(std::string_view input) {
    const auto fields = web::read_pairs(input);
    fuzzing::expect_reason(fields);
    if (fields) {
        expect_clean(*fields);
        std::string written;
        for (const auto& field : fields->fields()) {
            written +=
                '&' + web::percent_encoded(field.name) + '=' + web::percent_encoded(field.value);
        }
        expect_equal(*fields, web::read_pairs(written).value());
        (void)fields->number("id", 1, 1'000'000);
    }
}

void try_json(std::string_view input) {
    const auto body = web::read_json_form(input);
    fuzzing::expect_reason(body);
    if (body) {
        expect_clean(body->form);
        auto written = nlohmann::ordered_json::object();
        for (const auto& field : body->form.fields()) {
            written[field.name] = field.value;
        }
        expect_equal(body->form, web::read_json_form(written.dump())->form);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_pairs(input);
    try_json(input);
    const auto [content_type, body] = fuzzing::first_line_and_rest(input);
    fuzzing::expect_reason(web::read_body(content_type, body));
    return 0;
}
