// What people see of the proof: the record's page, and one entry's receipt. Nothing here depends on
// who asks, and nothing is of a person: leaves, hashes, signatures, counts.

#pragma once

#include "proof/log.hpp"
#include "web/request.hpp"

namespace proof {

[[nodiscard]] nlohmann::json record_view(const web::Request& request, const Notary& notary);
[[nodiscard]] nlohmann::json entry_view(const web::Request& request, const Receipt& receipt);

[[nodiscard]] std::string key_url(const LogKey& key);
[[nodiscard]] std::string entry_url(journal::Sequence entry);
[[nodiscard]] std::string receipt_file_name(journal::Sequence entry);

// The list of logs that other people's monitors are told of this one by: version 3 of its schema.
[[nodiscard]] nlohmann::ordered_json log_list(const web::Request& request,
                                              const std::string& public_key);

} // namespace proof
