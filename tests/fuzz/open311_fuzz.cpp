// What other people's Open311 servers answer, in XML and in JSON, and what their clients ask: each
// is read within its bounds or refused, and what we write of it reads the same again.

#include <algorithm>

#include "fuzz/fuzzing.hpp"
#include "open311/answers.hpp"
#include "open311/rules.hpp"
#include "text/normalise.hpp"
#include "web/target.hpp"

namespace {

void expect_same_again(const std::vector<open311::Thing>& things, open311::Format format) {
    auto view = nlohmann::ordered_json::array();
    for (const auto& thing : things) {
        auto one = nlohmann::ordered_json::object();
        for (const auto& [name, value] : thing) {
            one[name] = value;
        }
        view.push_back(std::move(one));
    }
    const auto again =
        open311::read_things(format, open311::written(format, "service_requests", view));
    base::ensure(again && again->size() == things.size(), "no thing is lost");
}

void try_answer(open311::Format format, std::string_view input) {
    const auto things = open311::read_things(format, input);
    fuzzing::expect_reason(things);
    if (!things) {
        return;
    }
    base::ensure(things->size() <= open311::things_most, "an answer has a bound");
    for (const auto& thing : *things) {
        for (const auto& [name, value] : thing) {
            base::ensure(text::is_utf8(name) && text::is_utf8(value) &&
                             value.size() <= open311::field_bytes_most,
                         "a field is readable and bounded");
        }
    }
    expect_same_again(*things, open311::Format::Json);
}

void try_question(std::string_view input) {
    const auto fields = web::read_pairs(input);
    if (!fields) {
        return;
    }
    const web::Fields nothing;
    const open311::Given given(*fields, nothing);
    for (const auto* name : {"service_request_id", "service_code", "status", "media_url"}) {
        fuzzing::expect_reason(given.one(name));
        fuzzing::expect_reason(given.list(name));
    }
    const auto start = given.moment("start_date");
    const auto end = given.moment("end_date");
    if (start && end) {
        const auto period = open311::period_of(*start, *end, calendar::Moment{});
        base::ensure(!period || period->from < period->until, "a period goes forward");
    }
    const auto attributes = given.attributes();
    fuzzing::expect_reason(attributes);
    fuzzing::expect_reason(given.number("page", 1, open311::page_most));
    fuzzing::expect_reason(open311::coordinates_of(std::string(input), std::string(input)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_answer(open311::Format::Xml, input);
    try_answer(open311::Format::Json, input);
    try_question(input);
    return 0;
}
