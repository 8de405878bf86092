// Finding cases by words. Two indexes are kept beside the cache and fed from the journal after each
// commit: one over everything said and answered, for staff; one over public text only, which
// follows what the public page shows: an answer that was taken back is not found any more.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/cases.hpp"
#include "journal/writer.hpp"

namespace cases {

enum class Searched { Everything, PublicText };

struct Found {
    std::vector<CaseId> cases; // Newest first.
    bool is_searchable = true; // False when nothing in the words can be looked for.
};

// At most `limit` cases whose words hold all that was typed, below `before` when given. Words,
// telephone number, name and dwelling are looked through alike: whoever shows what was found must
// ask who may know of it (`found_by_words`).
[[nodiscard]] Found search(store::Connection& connection,
                           Searched searched,
                           std::string_view typed,
                           std::optional<CaseId> before,
                           int limit);

// Whether all that was typed stands in words that the case's page shows to every member of staff it
// concerns: never in the contact, the dwelling, or words that were redacted.
[[nodiscard]] bool is_told_to_staff(store::Connection& connection,
                                    const Case& current,
                                    std::string_view typed);

void create_indexes(store::Connection& writer);

// Takes a case's words out of both indexes; they vanish from the files with `scrub_indexes`,
// outside a transaction. False when a reader was in the way: ask again later.
void forget_words(store::Connection& writer, CaseId id);
[[nodiscard]] bool scrub_indexes(store::Connection& writer);

// Reads on in the journal, a bounded piece at a time; the first time it makes the indexes.
[[nodiscard]] journal::Fed feed_indexes(store::Connection& writer);

} // namespace cases
