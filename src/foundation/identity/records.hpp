// What is remembered of accounts, passwords, sessions and wrong tries.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/moment.hpp"
#include "identity/events.hpp"
#include "identity/identity.hpp"
#include "identity/rules.hpp"
#include "journal/entry.hpp"
#include "store/connection.hpp"

// An account's login, in a statement that reads accounts and joins what is kept of them.
#define LOGIN "COALESCE(account_logins.login, accounts.told_login, '')"
#define WITH_LOGINS "LEFT JOIN account_logins ON account_logins.account = accounts.id"

namespace identity {

void apply_added(store::Connection& to, const AccountAdded& event, const journal::Entry& entry);
void apply_changed(store::Connection& to,
                   const PasswordChanged& event,
                   const journal::Entry& entry);
void apply_closed(store::Connection& to, const AccountClosed& event, const journal::Entry& entry);
void apply_reopened(store::Connection& to,
                    const AccountReopened& event,
                    const journal::Entry& entry);

[[nodiscard]] AccountId next_account(store::Connection& connection);
[[nodiscard]] std::optional<Account> select_account(store::Connection& connection,
                                                    const std::string& login);
[[nodiscard]] std::optional<Account> select_account(store::Connection& connection, AccountId id);

void keep_login(store::Connection& writer, AccountId account, const std::string& login);
void drop_login(store::Connection& writer, AccountId account); // And its password.
void keep_password(store::Connection& writer, AccountId account, const std::string& hash);
[[nodiscard]] std::optional<std::string> password_hash(store::Connection& connection,
                                                       AccountId account);

void keep_session(store::Connection& writer, const std::string& token_hash, const Session& session);
[[nodiscard]] std::optional<Session> select_session(store::Connection& connection,
                                                    const std::string& token_hash);
void move_session_end(store::Connection& writer,
                      const std::string& token_hash,
                      calendar::Moment ends);
void drop_session(store::Connection& writer, const std::string& token_hash);
void drop_sessions_of(store::Connection& writer, AccountId account);

// Those that ended before `now`, and of this account all but the newest `most`.
void drop_old_sessions(store::Connection& writer,
                       AccountId account,
                       calendar::Moment now,
                       std::int64_t most);

[[nodiscard]] std::optional<Failures> select_failures(store::Connection& connection,
                                                      const std::string& login_hash);
void keep_failures(store::Connection& writer,
                   const std::string& login_hash,
                   const Failures& failures);
void drop_failures(store::Connection& writer, const std::string& login_hash);
void drop_failures_before(store::Connection& writer, calendar::Moment moment);

} // namespace identity
