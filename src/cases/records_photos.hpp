// Which photos are covered by hand. A photo belongs to a voice, and merging and splitting show a
// voice in several cases: so a cover is found by its photo, and holds wherever that is shown.

#pragma once

#include <optional>

#include "cases/events.hpp"
#include "store/connection.hpp"

namespace cases {

void keep_beside(store::Connection& to, const PhotoRedacted& event, const journal::Entry& entry);

// The entry that covered it last and was not undone; nothing for a photo that everybody sees.
[[nodiscard]] std::optional<journal::Sequence> cover_of(store::Connection& connection,
                                                        voices::PhotoId photo);

} // namespace cases
