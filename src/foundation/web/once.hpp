// Twice is once: a writing request that names a key is done once, and the same request with the
// same key is answered again as it was. Key and answer are written in the turn's own transaction,
// in clear: a result never holds a secret (see Again in routes.hpp).

#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "base/result.hpp"
#include "journal/journal.hpp"
#include "web/request.hpp"

namespace web {

constexpr std::size_t once_characters_max = 200;
constexpr std::chrono::hours once_is_kept{24};

// What tells one request from another with the same key: route, account, fields and files, but
// neither the session's token nor the key's own field.
[[nodiscard]] std::string digest_of(const Request& request);

// What the request with this key was answered, while it is kept; nothing when there was none. Who
// may read it is for the caller to know: the key alone proves nothing.
[[nodiscard]] std::optional<nlohmann::json> answer_given(store::Connection& store,
                                                         const std::string& key,
                                                         calendar::Moment now);

// The work, done at most once for the key; as it is when there is no key.
[[nodiscard]] journal::Work once(const Request& request, journal::Work work);

} // namespace web
