// The public log: what /ct/v1 answers, and what receipts are made of. Leaves are made anew from the
// entries, so that an altered one is seen from outside.

#pragma once

#include <string>

#include "proof/notary.hpp"
#include "proof/receipts.hpp"
#include "proof/records.hpp"

namespace proof {

constexpr int entries_a_page_max = 1000;

// {"entries":[{"leaf_input":…,"extra_data":""}, …]} from leaf `start` to `end`, both counted from 0
// and included; `end` may lie beyond the page, not beyond the record.
[[nodiscard]] std::string entries_page(store::Connection& store,
                                       std::int64_t start,
                                       std::int64_t end);

// Of an entry that is there: under the first head over it that a witness vouched for, with what all
// witnesses said of that head; else under the first that is kept; else under a fresh one.
[[nodiscard]] Receipt receipt_of(store::Connection& store,
                                 journal::Sequence entry,
                                 const Notary& notary,
                                 calendar::Moment now);

// That every kept head is the record's at its size, signed by the key that it names: answers how
// many there are. Whoever made the record anew without the key is found here.
[[nodiscard]] base::Result<std::int64_t> check_kept_heads(store::Connection& store);

} // namespace proof
