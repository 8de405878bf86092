// A receipt that somebody brings. Whatever is read as one means the same when it is written again;
// one that holds speaks of the entry that it names; a leaf that is read is made of the same bytes.

#include "fuzz/fuzzing.hpp"
#include "journal/leaf.hpp"
#include "proof/receipts.hpp"

namespace {

void try_receipt(std::string_view input) {
    const auto receipt = proof::read_receipt(input);
    fuzzing::expect_reason(receipt);
    if (!receipt) {
        return;
    }
    const auto leaf = proof::check(*receipt);
    fuzzing::expect_reason(leaf);
    base::ensure(!leaf || leaf->entry == receipt->entry, "a receipt is of the entry it names");
    const auto again = proof::read_receipt(proof::as_json(*receipt).dump());
    base::ensure(again.has_value(), "what was read can be written and read again");
    base::ensure(again->leaf == receipt->leaf && again->path == receipt->path &&
                     again->head.signature == receipt->head.signature,
                 "and is the same");
}

void try_leaf(std::string_view input) {
    const auto leaf = proof::read_leaf(input);
    if (!leaf) {
        return;
    }
    const auto payload =
        journal::leaf_payload(leaf->subdistrict, leaf->entry, leaf->kind, leaf->body);
    base::ensure(journal::leaf_bytes(leaf->at, payload) == input, "a leaf is read in one way only");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    try_receipt(input);
    try_leaf(input);
    return 0;
}
