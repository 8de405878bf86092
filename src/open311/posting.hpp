// What a client's post does: the very same as the form in the browser, and the note of whose client
// it was. A client has so many posts an hour, and adds only to what came from itself.

#pragma once

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "journal/turn.hpp"
#include "open311/reading.hpp"

namespace open311 {

// {voice, ring_now}
[[nodiscard]] base::Result<nlohmann::json> post_request(journal::Turn& turn, const Posted& posted);

// {entry, case}
[[nodiscard]] base::Result<nlohmann::json> post_update(journal::Turn& turn,
                                                       const PostedUpdate& update);

} // namespace open311
