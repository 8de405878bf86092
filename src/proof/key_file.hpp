// Files that only their owner may read: a private key, and what a witness has seen. Each is written
// beside its name and then given it, so that it is there whole or not at all.

#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "proof/keys.hpp"

namespace proof {

// DIR/log-key.pem: what heads are signed with.
[[nodiscard]] std::filesystem::path log_key_file(const std::filesystem::path& folder);

// The key in this file, made when there is none. Refuses a file that holds no such key.
[[nodiscard]] base::Result<SigningKey> key_in(const std::filesystem::path& file);

void write_key(const std::filesystem::path& file, const SigningKey& key);
void write_for_owner(const std::filesystem::path& file, std::string_view bytes);

} // namespace proof
