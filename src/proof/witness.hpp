// What a witness knows of somebody else's log and decides about the head it is shown next: whether
// it may vouch for it, or must raise the alarm. Nothing here asks anybody; client.hpp does.

#pragma once

#include <optional>
#include <span>
#include <string>

#include "proof/heads.hpp"

namespace proof {

// The last head that the witness was content with, and whose it was.
struct Seen {
    std::string public_key; // Of the log; DER.
    SignedHead head;
};

enum class Finding {
    First,     // Nothing was known before: this is what the witness will hold the log to.
    Unchanged, // The same tree.
    Grown,     // Larger: a proof must show that it continues the one before.
    NotSigned, // Not by the key that the log names.
    Shrunk,    // Entries that were there are gone.
    SplitView, // As large, and another: two people were shown two records.
    NoProof    // Larger, and the proof does not hold.
};

// The word for a finding in catalogues and in JSON: "split_view".
[[nodiscard]] std::string_view name_of(Finding finding);

[[nodiscard]] constexpr bool is_alarm(Finding finding) {
    return finding >= Finding::NotSigned;
}

// Without the proof: what is grown is looked at again by `continues`.
[[nodiscard]] Finding compare(const std::optional<Seen>& before, const Seen& now);

[[nodiscard]] bool continues(const journal::Head& before,
                             const journal::Head& now,
                             std::span<const journal::Hash> proof);

// {"format":"songyuan-witness-1","log_key":…,"head":{…}}
[[nodiscard]] nlohmann::ordered_json as_json(const Seen& seen);
[[nodiscard]] base::Result<Seen> read_seen(std::string_view json);

} // namespace proof
