// Forgets who somebody was that signs in no more: their login and password go from beside the
// journal. The account stays, nameless, for what was done with it, and is never opened again.

#pragma once

#include "base/result.hpp"
#include "journal/actor.hpp"
#include "journal/turn.hpp"

namespace identity {

// Refused while the account is open. A login that an older entry told stands in the record and
// stays.
[[nodiscard]] base::Result<bool> forget_login(journal::Turn& turn, journal::AccountId id);

} // namespace identity
