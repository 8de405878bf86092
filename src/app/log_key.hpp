// The key that this machine signs heads with. On a database several machines may serve one record:
// all of them sign with the same key, so none makes one of its own beside it.

#pragma once

#include "base/result.hpp"
#include "cli/premises.hpp"
#include "proof/proof.hpp"

namespace app {

[[nodiscard]] base::Result<proof::SigningKey> key_for(const store::Address& address,
                                                      cli::Premises& premises);

} // namespace app
