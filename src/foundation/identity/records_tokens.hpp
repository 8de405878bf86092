// What is remembered of the tokens that people made for their programs.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/events.hpp"
#include "identity/tokens.hpp"
#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace identity {

void apply_token_made(store::Connection& to,
                      const ProgramTokenMade& event,
                      const journal::Entry& entry);
void apply_token_revoked(store::Connection& to,
                         const ProgramTokenRevoked& event,
                         const journal::Entry& entry);

[[nodiscard]] ProgramTokenId next_token(store::Connection& connection);
[[nodiscard]] std::int64_t count_tokens(store::Connection& connection,
                                        AccountId account,
                                        calendar::Moment now);

struct KeptToken {
    ProgramTokenId id;
    std::string hash;
    std::string name;
};
void keep_token(store::Connection& writer, const KeptToken& token);
void drop_token(store::Connection& writer, ProgramTokenId id);
void keep_use(store::Connection& writer, ProgramTokenId id, calendar::Moment at);

// Of an open account, ended or not.
[[nodiscard]] std::optional<ProgramToken> select_token(store::Connection& connection,
                                                       const std::string& hash);

} // namespace identity
