#include "identity/records.hpp"

namespace identity {

namespace {

constexpr store::Sql insert_account = R"sql(
    INSERT INTO accounts (id, told_login, is_closed) VALUES (:id, :told_login, 0)
)sql";

constexpr store::Sql put_login = R"sql(
    INSERT INTO account_logins (account, login) VALUES (:account, :login)
)sql";

constexpr store::Sql update_is_closed = R"sql(
    UPDATE accounts SET is_closed = :is_closed WHERE id = :id
)sql";

constexpr store::Sql select_newest_account = R"sql(
    SELECT COALESCE(max(id), 0) FROM accounts
)sql";

constexpr store::Sql select_accounts = "SELECT accounts.id, " LOGIN R"sql( AS login, is_closed
    FROM accounts )sql" WITH_LOGINS R"sql(
    ORDER BY login, accounts.id
)sql";

constexpr store::Sql select_by_login = "SELECT accounts.id, " LOGIN R"sql(, is_closed
    FROM accounts )sql" WITH_LOGINS R"sql(
    WHERE accounts.id IN (SELECT account FROM account_logins WHERE login = :login
                          UNION ALL
                          SELECT id FROM accounts WHERE told_login = :login)
)sql";

constexpr store::Sql select_by_id = "SELECT accounts.id, " LOGIN R"sql(, is_closed
    FROM accounts )sql" WITH_LOGINS R"sql(
    WHERE accounts.id = :id
)sql";

constexpr store::Sql put_password = R"sql(
    INSERT INTO account_passwords (account, hash) VALUES (:account, :hash)
    ON CONFLICT (account) DO UPDATE SET hash = excluded.hash
)sql";

constexpr store::Sql select_password = R"sql(
    SELECT hash FROM account_passwords WHERE account = :account
)sql";

constexpr store::Sql insert_session = R"sql(
    INSERT INTO sessions (token_hash, account, csrf, ends, ends_at_latest)
    VALUES (:token_hash, :account, :csrf, :ends, :ends_at_latest)
)sql";

constexpr store::Sql select_open_session = "SELECT sessions.account, " LOGIN R"sql(,
        sessions.csrf, sessions.ends, sessions.ends_at_latest
    FROM sessions
    JOIN accounts ON accounts.id = sessions.account )sql" WITH_LOGINS R"sql(
    WHERE sessions.token_hash = :token_hash AND accounts.is_closed = 0
)sql";

constexpr store::Sql delete_login = R"sql(
    DELETE FROM account_logins WHERE account = :account
)sql";

constexpr store::Sql delete_password = R"sql(
    DELETE FROM account_passwords WHERE account = :account
)sql";

constexpr store::Sql update_session_end = R"sql(
    UPDATE sessions SET ends = :ends WHERE token_hash = :token_hash
)sql";

constexpr store::Sql delete_session = R"sql(
    DELETE FROM sessions WHERE token_hash = :token_hash
)sql";

constexpr store::Sql delete_sessions_of = R"sql(
    DELETE FROM sessions WHERE account = :account
)sql";

constexpr store::Sql delete_ended_sessions = R"sql(
    DELETE FROM sessions WHERE ends <= :now
)sql";

constexpr store::Sql delete_surplus_sessions = R"sql(
    DELETE FROM sessions
    WHERE account = :account AND token_hash NOT IN (
        SELECT token_hash FROM sessions
        WHERE account = :account
        ORDER BY ends DESC, token_hash
        LIMIT :most)
)sql";

constexpr store::Sql select_failures_of = R"sql(
    SELECT tries, since, closed_until FROM sign_in_failures WHERE login_hash = :login_hash
)sql";

constexpr store::Sql put_failures = R"sql(
    INSERT INTO sign_in_failures (login_hash, tries, since, closed_until)
    VALUES (:login_hash, :tries, :since, :closed_until)
    ON CONFLICT (login_hash) DO UPDATE SET
        tries = excluded.tries, since = excluded.since, closed_until = excluded.closed_until
)sql";

constexpr store::Sql delete_failures = R"sql(
    DELETE FROM sign_in_failures WHERE login_hash = :login_hash
)sql";

constexpr store::Sql delete_old_failures = R"sql(
    DELETE FROM sign_in_failures WHERE since <= :moment
)sql";

using AccountRow = std::tuple<std::int64_t, std::string, std::int64_t>;

Account read_account(const AccountRow& row) {
    const auto& [id, login, is_closed] = row;
    return {AccountId{id}, login, is_closed != 0};
}

} // namespace

void apply_added(store::Connection& to, const AccountAdded& event, const journal::Entry&) {
    to.run(insert_account, event.id, event.login);
}

// The password itself lies beside the journal: there is nothing to rebuild.
void apply_changed(store::Connection&, const PasswordChanged&, const journal::Entry&) {}

void apply_closed(store::Connection& to, const AccountClosed& event, const journal::Entry&) {
    to.run(update_is_closed, 1, event.account);
}

void apply_reopened(store::Connection& to, const AccountReopened& event, const journal::Entry&) {
    to.run(update_is_closed, 0, event.account);
}

AccountId next_account(store::Connection& connection) {
    return AccountId{connection.value<std::int64_t>(select_newest_account).value_or(0) + 1};
}

std::vector<Account> accounts(store::Connection& connection) {
    std::vector<Account> found;
    for (const auto& row :
         connection.rows<std::int64_t, std::string, std::int64_t>(select_accounts)) {
        found.push_back(read_account(row));
    }
    return found;
}

std::optional<Account> select_account(store::Connection& connection, const std::string& login) {
    const auto row =
        connection.row<std::int64_t, std::string, std::int64_t>(select_by_login, login);
    return row ? std::optional(read_account(*row)) : std::nullopt;
}

std::optional<Account> select_account(store::Connection& connection, AccountId id) {
    const auto row = connection.row<std::int64_t, std::string, std::int64_t>(select_by_id, id);
    return row ? std::optional(read_account(*row)) : std::nullopt;
}

void keep_login(store::Connection& writer, AccountId account, const std::string& login) {
    writer.run(put_login, account, login);
}

void drop_login(store::Connection& writer, AccountId account) {
    writer.run(delete_login, account);
    writer.run(delete_password, account);
}

void keep_password(store::Connection& writer, AccountId account, const std::string& hash) {
    writer.run(put_password, account, hash);
}

std::optional<std::string> password_hash(store::Connection& connection, AccountId account) {
    return connection.value<std::string>(select_password, account);
}

void keep_session(store::Connection& writer,
                  const std::string& token_hash,
                  const Session& session) {
    writer.run(insert_session,
               token_hash,
               session.account,
               session.csrf,
               calendar::to_milliseconds(session.ends),
               calendar::to_milliseconds(session.ends_at_latest));
}

std::optional<Session> select_session(store::Connection& connection,
                                      const std::string& token_hash) {
    auto row = connection.row<std::int64_t, std::string, std::string, std::int64_t, std::int64_t>(
        select_open_session, token_hash);
    if (!row) {
        return std::nullopt;
    }
    auto& [account, login, csrf, ends, ends_at_latest] = *row;
    return Session{AccountId{account},
                   std::move(login),
                   std::move(csrf),
                   calendar::from_milliseconds(ends),
                   calendar::from_milliseconds(ends_at_latest)};
}

void move_session_end(store::Connection& writer,
                      const std::string& token_hash,
                      calendar::Moment ends) {
    writer.run(update_session_end, calendar::to_milliseconds(ends), token_hash);
}

void drop_session(store::Connection& writer, const std::string& token_hash) {
    writer.run(delete_session, token_hash);
}

void drop_sessions_of(store::Connection& writer, AccountId account) {
    writer.run(delete_sessions_of, account);
}

void drop_old_sessions(store::Connection& writer,
                       AccountId account,
                       calendar::Moment now,
                       std::int64_t most) {
    writer.run(delete_ended_sessions, calendar::to_milliseconds(now));
    writer.run(delete_surplus_sessions, account, most);
}

std::optional<Failures> select_failures(store::Connection& connection,
                                        const std::string& login_hash) {
    const auto row =
        connection.row<std::int64_t, std::int64_t, std::int64_t>(select_failures_of, login_hash);
    if (!row) {
        return std::nullopt;
    }
    const auto& [tries, since, closed_until] = *row;
    return Failures{static_cast<int>(tries),
                    calendar::from_milliseconds(since),
                    closed_until == 0 ? std::nullopt
                                      : std::optional(calendar::from_milliseconds(closed_until))};
}

void keep_failures(store::Connection& writer,
                   const std::string& login_hash,
                   const Failures& failures) {
    writer.run(put_failures,
               login_hash,
               failures.tries,
               calendar::to_milliseconds(failures.since),
               failures.closed_until ? calendar::to_milliseconds(*failures.closed_until) : 0);
}

void drop_failures(store::Connection& writer, const std::string& login_hash) {
    writer.run(delete_failures, login_hash);
}

void drop_failures_before(store::Connection& writer, calendar::Moment moment) {
    writer.run(delete_old_failures, calendar::to_milliseconds(moment));
}

} // namespace identity
