// Argon2id. A password's hash is text that carries its own limits and salt:
// "argon2id:<operations>:<memory in KiB>:<salt>:<hash>", the last two in hexadecimal digits.

#pragma once

#include <string>

#include "identity/identity.hpp"
#include "journal/hash.hpp"

namespace identity {

[[nodiscard]] std::string hash_password(const std::string& password,
                                        const journal::Salt& salt,
                                        Strength strength);

// False as well when the hash can't be read.
[[nodiscard]] bool is_password(const std::string& password, const std::string& hash);

// The hash of nobody's password: checking against it takes as long as checking a real one.
[[nodiscard]] const std::string& nobodys_hash();

} // namespace identity
