// What decides about initiatives: what a call must say, who may still sign, and who signed already.
// Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "initiatives/initiatives.hpp"

namespace initiatives {

[[nodiscard]] base::Result<InitiativePublished> decide_publishing(
    const std::optional<alliance::Unit>& body, const InitiativePublished& asked, InitiativeId id);
[[nodiscard]] base::Result<InitiativeEnded> decide_ending(const Initiative& initiative,
                                                          const std::string& reason);

enum class Before { NotSigned, Signed };

[[nodiscard]] base::Result<InitiativeSignedByUnit> decide_signing_for(
    const Initiative& initiative, const std::optional<alliance::Unit>& unit, Before before);
[[nodiscard]] base::Result<InitiativeSigned> decide_signing(const Initiative& initiative,
                                                            const Signer& signer,
                                                            Before before,
                                                            SignatureId id);

// By which somebody is known again without being named: their digits, and their name tidied.
[[nodiscard]] std::string telephone_digits(const std::string& telephone);

} // namespace initiatives
