#include "identity/identity.hpp"

#include "identity/events.hpp"
#include "identity/forgetting.hpp"
#include "identity/passwords.hpp"
#include "identity/records.hpp"
#include "identity/records_tokens.hpp"
#include "identity/rules.hpp"
#include "identity/tokens.hpp"
#include "text/normalise.hpp"

namespace identity {

namespace {

std::string hash_of_login(const std::string& login) {
    return journal::to_hex(journal::sha256(text::normalise(text::tidy(login))));
}

std::string hash_of_token(std::string_view token) {
    return journal::to_hex(journal::sha256(token));
}

base::Result<Account> expect_account(store::Connection& connection, const std::string& login) {
    const auto account = find_account(connection, login);
    if (!account) {
        return base::refuse(
            base::Why::NotFound, "identity.no_such_account", {{"login", login}}, "login");
    }
    return *account;
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<AccountAdded>(apply_added);
    facts.on<PasswordChanged>(apply_changed);
    facts.on<AccountClosed>(apply_closed);
    facts.on<AccountReopened>(apply_reopened);
    facts.on<ProgramTokenMade>(apply_token_made);
    facts.on<ProgramTokenRevoked>(apply_token_revoked);
}

base::Result<AccountId> add_account(journal::Turn& turn,
                                    const std::string& login,
                                    const std::string& password,
                                    Strength strength) {
    const auto kept_login = decide_login(login);
    if (!kept_login) {
        return base::refusal_of(kept_login);
    }
    const auto kept_password = decide_password(*kept_login, password);
    if (!kept_password) {
        return base::refusal_of(kept_password);
    }
    if (select_account(turn.store(), *kept_login)) {
        return base::refuse(
            base::Why::AlreadyDone, "identity.login_taken", {{"login", *kept_login}}, "login");
    }
    const AccountId id = next_account(turn.store());
    keep_login(turn.store(), id, *kept_login);
    keep_password(turn.store(), id, hash_password(password, turn.throw_dice(), strength));
    turn.record(AccountAdded{id});
    return id;
}

base::Result<AccountId> change_password(journal::Turn& turn,
                                        const std::string& login,
                                        const std::string& password,
                                        Strength strength) {
    const auto account = expect_account(turn.store(), login);
    if (!account) {
        return base::refusal_of(account);
    }
    const auto kept_password = decide_password(account->login, password);
    if (!kept_password) {
        return base::refusal_of(kept_password);
    }
    keep_password(turn.store(), account->id, hash_password(password, turn.throw_dice(), strength));
    drop_sessions_of(turn.store(), account->id);
    revoke_tokens_of(turn, account->id);
    drop_failures(turn.store(), hash_of_login(account->login));
    turn.record(PasswordChanged{account->id});
    return account->id;
}

base::Result<AccountId> close_account(journal::Turn& turn, const std::string& login) {
    const auto account = expect_account(turn.store(), login);
    if (!account) {
        return base::refusal_of(account);
    }
    if (account->is_closed) {
        return base::refuse(base::Why::AlreadyDone,
                            "identity.already_closed",
                            {{"login", account->login}},
                            "login");
    }
    drop_sessions_of(turn.store(), account->id);
    revoke_tokens_of(turn, account->id);
    turn.record(AccountClosed{account->id});
    return account->id;
}

base::Result<AccountId> reopen_account(journal::Turn& turn, const std::string& login) {
    const auto account = expect_account(turn.store(), login);
    if (!account) {
        return base::refusal_of(account);
    }
    if (!account->is_closed) {
        return base::refuse(
            base::Why::AlreadyDone, "identity.already_open", {{"login", account->login}}, "login");
    }
    turn.record(AccountReopened{account->id});
    return account->id;
}

base::Result<bool> forget_login(journal::Turn& turn, AccountId id) {
    const auto account = select_account(turn.store(), id);
    if (account && !account->is_closed) {
        return base::refuse(
            base::Why::NotAllowed, "identity.close_first", {{"login", account->login}}, "login");
    }
    drop_login(turn.store(), id);
    return true;
}

std::optional<Account> find_account(store::Connection& connection, const std::string& login) {
    const auto kept_login = decide_login(login);
    return kept_login ? select_account(connection, *kept_login) : std::nullopt;
}

std::optional<Account> find_account(store::Connection& connection, AccountId id) {
    return select_account(connection, id);
}

// Whoever guesses learns nothing from the answer or from how long it takes: an unknown login, a
// closed account and a wrong password are refused alike.
base::Result<AccountId> prove(store::Connection& connection,
                              const std::string& login,
                              const std::string& password,
                              calendar::Moment now) {
    const auto failures = select_failures(connection, hash_of_login(login));
    if (const auto minutes = failures ? minutes_closed(*failures, now) : std::nullopt) {
        return base::refuse(
            base::Why::TooMany, "identity.too_many_tries", {{"minutes", *minutes}}, "login");
    }
    const auto account = find_account(connection, login);
    const auto hash =
        account && !account->is_closed ? password_hash(connection, account->id) : std::nullopt;
    const bool is_right = password.size() <= password_bytes_max &&
                          is_password(password, hash.value_or(nobodys_hash()));
    if (!hash || !is_right) {
        return base::refuse(
            base::Why::NotAllowed, "identity.wrong_login_or_password", {}, "password");
    }
    return account->id;
}

void note_failed_sign_in(journal::Turn& turn, const std::string& login) {
    const std::string hash = hash_of_login(login);
    drop_failures_before(turn.store(), oldest_that_counts(turn.now()));
    const auto before = select_failures(turn.store(), hash);
    if (before && minutes_closed(*before, turn.now())) {
        return;
    }
    keep_failures(turn.store(), hash, after_another(before, turn.now()));
}

SignedIn begin_session(journal::Turn& turn, AccountId account) {
    const auto found = select_account(turn.store(), account);
    base::ensure(found && !found->is_closed, "a session begins for an open account");
    const auto latest = turn.now() + session_lasts_at_most;
    SignedIn signed_in{journal::to_hex(turn.throw_dice()),
                       {account,
                        found->login,
                        journal::to_hex(turn.throw_dice()),
                        session_end(turn.now(), latest),
                        latest}};
    keep_session(turn.store(), hash_of_token(signed_in.token), signed_in.session);
    drop_old_sessions(turn.store(), account, turn.now(), sessions_an_account_max);
    drop_failures(turn.store(), hash_of_login(found->login));
    return signed_in;
}

void extend_session(journal::Turn& turn, const std::string& token) {
    const std::string hash = hash_of_token(token);
    const auto session = select_session(turn.store(), hash);
    if (session && turn.now() < session->ends) {
        move_session_end(turn.store(), hash, session_end(turn.now(), session->ends_at_latest));
    }
}

void end_session(journal::Turn& turn, const std::string& token) {
    drop_session(turn.store(), hash_of_token(token));
}

std::optional<Session> find_session(store::Connection& connection,
                                    std::string_view token,
                                    calendar::Moment now) {
    auto session = select_session(connection, hash_of_token(token));
    return session && now < session->ends ? session : std::nullopt;
}

} // namespace identity
