// The verbs of the proof: the log's key, and receipts checked without any store or network.

#pragma once

#include "cli/verbs.hpp"
#include "proof/notary.hpp"

namespace proof {

// The notary of this process: a server's goes on with the new key at once.
[[nodiscard]] cli::Verbs log_key_verbs(Notary& notary);

[[nodiscard]] cli::Verb verify_receipt_verb();

} // namespace proof
