#include "identity/tokens.hpp"

#include "identity/events.hpp"
#include "identity/records.hpp"
#include "identity/records_tokens.hpp"
#include "identity/rules.hpp"

namespace identity {

namespace {

std::string hash_of_program_token(std::string_view token) {
    return journal::to_hex(journal::sha256(token));
}

} // namespace

base::Result<MadeToken> make_token(journal::Turn& turn, AccountId account, const AskToken& asked) {
    const auto name = decide_token(asked, turn.now());
    if (!name) {
        return base::refusal_of(name);
    }
    const auto found = select_account(turn.store(), account);
    base::ensure(found && !found->is_closed, "a token is made for an open account");
    if (count_tokens(turn.store(), account, turn.now()) >= tokens_an_account_max) {
        return base::refuse(
            base::Why::TooMany, "identity.too_many_tokens", {{"most", tokens_an_account_max}});
    }
    const MadeToken made{next_token(turn.store()),
                         std::string(token_prefix) + journal::to_hex(turn.throw_dice())};
    keep_token(turn.store(), {made.id, hash_of_program_token(made.token), *name});
    turn.record(ProgramTokenMade{made.id, account, asked.scope, asked.ends});
    return made;
}

base::Result<ProgramTokenId> revoke_token(journal::Turn& turn, ProgramTokenId id) {
    if (!find_token(turn.store(), id)) {
        return base::refuse(base::Why::NotFound, "identity.no_such_token");
    }
    drop_token(turn.store(), id);
    turn.record(ProgramTokenRevoked{id});
    return id;
}

void revoke_tokens_of(journal::Turn& turn, AccountId account) {
    for (const auto& token : tokens_of(turn.store(), account, turn.now())) {
        drop_token(turn.store(), token.id);
        turn.record(ProgramTokenRevoked{token.id});
    }
}

std::optional<Session> find_program(store::Connection& connection,
                                    std::string_view token,
                                    calendar::Moment now) {
    const auto found = token.starts_with(token_prefix)
                           ? select_token(connection, hash_of_program_token(token))
                           : std::nullopt;
    if (!found || found->ends <= now) {
        return std::nullopt;
    }
    return Session{found->account,
                   found->login,
                   {},
                   found->ends,
                   found->ends,
                   Program{found->id, found->scope, found->used_at}};
}

void note_use(journal::Turn& turn, ProgramTokenId id) {
    keep_use(turn.store(), id, turn.now());
}

} // namespace identity
