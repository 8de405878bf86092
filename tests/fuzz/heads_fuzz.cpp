// What a log shows a witness: a head, a key, a signature. Whatever is read means the same when it
// is written again, and a witness comes to a finding about anything.

#include "fuzz/fuzzing.hpp"
#include "proof/witness.hpp"
#include "text/base64.hpp"

namespace {

void try_head(std::string_view input) {
    const auto json = nlohmann::json::parse(input, nullptr, false);
    const auto head = proof::read_head(json);
    fuzzing::expect_reason(head);
    if (!head) {
        return;
    }
    const auto again = proof::read_head(nlohmann::json(proof::as_json(*head)));
    base::ensure(again && proof::bytes_of(*again) == proof::bytes_of(*head) &&
                     again->signature == head->signature,
                 "a head means the same when it is written again");
}

void try_seen(std::string_view input) {
    const auto seen = proof::read_seen(input);
    fuzzing::expect_reason(seen);
    if (!seen) {
        return;
    }
    const auto finding = proof::compare(*seen, *seen);
    base::ensure(finding == proof::Finding::Unchanged || finding == proof::Finding::NotSigned,
                 "what is the same is the same, or nobody's");
}

void try_bytes(std::string_view input) {
    if (const auto bytes = text::bytes_from_base64(input)) {
        base::ensure(text::to_base64(*bytes) == input, "Base64 is read in one way only");
    }
    base::ensure(text::bytes_from_base64(text::to_base64(input)) == input, "Base64 keeps bytes");
    if (const auto signature = proof::signature_in(input)) {
        base::ensure(proof::as_digitally_signed(*signature) == input,
                     "a signature is wrapped once");
    }
    (void)proof::is_signed_by(input, "what was signed", input);
    (void)proof::SigningKey::from_pem(input);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_head(input);
    try_seen(input);
    try_bytes(input);
    return 0;
}
