// The rows of clients and of what they posted, and the only SQL of this room.

#pragma once

#include "journal/entry.hpp"
#include "open311/open311.hpp"

namespace open311 {

void keep(journal::Facts& facts);

[[nodiscard]] std::optional<Client> find_client(store::Connection& connection,
                                                const std::string& key_digest);

// Which client posted the voice; 0: none did.
[[nodiscard]] ClientId client_of(store::Connection& connection, voices::VoiceId voice);

[[nodiscard]] bool has_update(store::Connection& connection,
                              ClientId client,
                              const std::string& update_digest);

// How many reports and additions came from it after this moment.
[[nodiscard]] std::int64_t count_posted(store::Connection& connection,
                                        ClientId client,
                                        calendar::Moment after);

// When the first of these came; the moment itself when there are none.
[[nodiscard]] calendar::Moment first_posted(store::Connection& connection,
                                            ClientId client,
                                            calendar::Moment after);

} // namespace open311
