// Tokens for programs: what somebody makes so that a program of theirs may read, or act, in their
// name until a day. A token is shown once and kept as its SHA-256; it ends with its day, when it is
// revoked, and while its account is closed. Finding one writes nothing.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/identity.hpp"

namespace identity {

constexpr std::size_t token_name_characters_max = 40;
constexpr std::chrono::hours token_lasts_at_most{24 * 366};
constexpr std::int64_t tokens_an_account_max = 20;
constexpr std::int64_t tokens_shown_max = 500;
constexpr std::chrono::hours token_use_noted_every{1};

// Begins each token, so that a token that strayed into a file is known for what it is.
constexpr std::string_view token_prefix = "songyuan_";

struct ProgramToken {
    ProgramTokenId id;
    AccountId account;
    std::string login;
    std::string name;
    Scope scope = Scope::Read;
    calendar::Moment made_at;
    calendar::Moment ends;
    std::optional<calendar::Moment> used_at;
};

struct AskToken {
    std::string name;
    Scope scope = Scope::Read;
    calendar::Moment ends;
};

struct MadeToken {
    ProgramTokenId id;
    std::string token; // Shown once; nothing keeps it.
};

// Whether the account may have it is decided here; whether it is theirs to ask, by who calls.
[[nodiscard]] base::Result<MadeToken> make_token(journal::Turn& turn,
                                                 AccountId account,
                                                 const AskToken& asked);
[[nodiscard]] base::Result<ProgramTokenId> revoke_token(journal::Turn& turn, ProgramTokenId id);

// With a new password, or when the account is closed: whoever else got in is out.
void revoke_tokens_of(journal::Turn& turn, AccountId account);

// Those that work now, the newest first: of one account, or of all.
[[nodiscard]] std::vector<ProgramToken> tokens_of(store::Connection& connection,
                                                  AccountId account,
                                                  calendar::Moment now);
[[nodiscard]] std::vector<ProgramToken> all_tokens(store::Connection& connection,
                                                   calendar::Moment now);
[[nodiscard]] std::optional<ProgramToken> find_token(store::Connection& connection,
                                                     ProgramTokenId id);

// Who the program asks for; nothing for a token that is forged, over or revoked.
[[nodiscard]] std::optional<Session> find_program(store::Connection& connection,
                                                  std::string_view token,
                                                  calendar::Moment now);

// Its last use is noted at most once an hour, in a turn of its own that nobody waits for.
[[nodiscard]] bool needs_noting(const Session& session, calendar::Moment now);
void note_use(journal::Turn& turn, ProgramTokenId id);

} // namespace identity
