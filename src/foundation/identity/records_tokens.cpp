#include "identity/records_tokens.hpp"

#include "identity/records.hpp"

namespace identity {

namespace {

constexpr store::Sql insert_token = R"sql(
    INSERT INTO program_tokens (id, account, scope, made_at, ends, is_revoked)
    VALUES (:id, :account, :scope, :made_at, :ends, 0)
)sql";

constexpr store::Sql update_revoked = R"sql(
    UPDATE program_tokens SET is_revoked = 1 WHERE id = :id
)sql";

constexpr store::Sql select_newest_token = R"sql(
    SELECT COALESCE(max(id), 0) FROM program_tokens
)sql";

constexpr store::Sql count_open_tokens = R"sql(
    SELECT count(*) FROM program_tokens
    WHERE account = :account AND is_revoked = 0 AND ends > :now
)sql";

constexpr store::Sql insert_secret = R"sql(
    INSERT INTO program_token_secrets (id, token_hash, name, used_at)
    VALUES (:id, :token_hash, :name, 0)
)sql";

constexpr store::Sql delete_secret = R"sql(
    DELETE FROM program_token_secrets WHERE id = :id
)sql";

constexpr store::Sql update_use = R"sql(
    UPDATE program_token_secrets SET used_at = :used_at WHERE id = :id
)sql";

#define TOKEN_COLUMNS                                                     \
    "program_tokens.id, program_tokens.account, " LOGIN                   \
    ", program_token_secrets.name, "                                      \
    "program_tokens.scope, program_tokens.made_at, program_tokens.ends, " \
    "program_token_secrets.used_at "

constexpr store::Sql select_by_hash = "SELECT " TOKEN_COLUMNS R"sql(
    FROM program_token_secrets
    JOIN program_tokens ON program_tokens.id = program_token_secrets.id
    JOIN accounts ON accounts.id = program_tokens.account )sql" WITH_LOGINS R"sql(
    WHERE program_token_secrets.token_hash = :token_hash AND program_tokens.is_revoked = 0
        AND accounts.is_closed = 0
)sql";

constexpr store::Sql select_by_token = "SELECT " TOKEN_COLUMNS R"sql(
    FROM program_tokens
    JOIN program_token_secrets ON program_token_secrets.id = program_tokens.id
    JOIN accounts ON accounts.id = program_tokens.account )sql" WITH_LOGINS R"sql(
    WHERE program_tokens.id = :id AND program_tokens.is_revoked = 0
)sql";

constexpr store::Sql select_of_account = "SELECT " TOKEN_COLUMNS R"sql(
    FROM program_tokens
    JOIN program_token_secrets ON program_token_secrets.id = program_tokens.id
    JOIN accounts ON accounts.id = program_tokens.account )sql" WITH_LOGINS R"sql(
    WHERE program_tokens.account = :account AND program_tokens.is_revoked = 0
        AND program_tokens.ends > :now
    ORDER BY program_tokens.id DESC
)sql";

constexpr store::Sql select_all = "SELECT " TOKEN_COLUMNS R"sql(
    FROM program_tokens
    JOIN program_token_secrets ON program_token_secrets.id = program_tokens.id
    JOIN accounts ON accounts.id = program_tokens.account )sql" WITH_LOGINS R"sql(
    WHERE program_tokens.is_revoked = 0 AND program_tokens.ends > :now
    ORDER BY program_tokens.id DESC
    LIMIT :limit
)sql";

using TokenRow = std::tuple<std::int64_t,
                            std::int64_t,
                            std::string,
                            std::string,
                            std::int64_t,
                            std::int64_t,
                            std::int64_t,
                            std::int64_t>;

ProgramToken read_token(const TokenRow& row) {
    const auto& [id, account, login, name, scope, made_at, ends, used_at] = row;
    return {ProgramTokenId{id},
            AccountId{account},
            login,
            name,
            static_cast<Scope>(scope),
            calendar::from_milliseconds(made_at),
            calendar::from_milliseconds(ends),
            used_at == 0 ? std::nullopt : std::optional(calendar::from_milliseconds(used_at))};
}

template <class... Values>
std::vector<ProgramToken> read_tokens(store::Connection& connection,
                                      store::Sql sql,
                                      const Values&... values) {
    std::vector<ProgramToken> tokens;
    for (const auto& row : connection.rows<std::int64_t,
                                           std::int64_t,
                                           std::string,
                                           std::string,
                                           std::int64_t,
                                           std::int64_t,
                                           std::int64_t,
                                           std::int64_t>(sql, values...)) {
        tokens.push_back(read_token(row));
    }
    return tokens;
}

std::optional<ProgramToken> first_of(std::vector<ProgramToken> tokens) {
    return tokens.empty() ? std::nullopt : std::optional(std::move(tokens.front()));
}

} // namespace

void apply_token_made(store::Connection& to,
                      const ProgramTokenMade& event,
                      const journal::Entry& entry) {
    to.run(insert_token,
           event.id,
           event.account,
           static_cast<std::int64_t>(event.scope),
           calendar::to_milliseconds(entry.at),
           calendar::to_milliseconds(event.ends));
}

void apply_token_revoked(store::Connection& to,
                         const ProgramTokenRevoked& event,
                         const journal::Entry&) {
    to.run(update_revoked, event.id);
}

ProgramTokenId next_token(store::Connection& connection) {
    return ProgramTokenId{connection.value<std::int64_t>(select_newest_token).value_or(0) + 1};
}

std::int64_t count_tokens(store::Connection& connection, AccountId account, calendar::Moment now) {
    return connection
        .value<std::int64_t>(count_open_tokens, account, calendar::to_milliseconds(now))
        .value_or(0);
}

void keep_token(store::Connection& writer, const KeptToken& token) {
    writer.run(insert_secret, token.id, token.hash, token.name);
}

void drop_token(store::Connection& writer, ProgramTokenId id) {
    writer.run(delete_secret, id);
}

void keep_use(store::Connection& writer, ProgramTokenId id, calendar::Moment at) {
    writer.run(update_use, calendar::to_milliseconds(at), id);
}

std::optional<ProgramToken> select_token(store::Connection& connection, const std::string& hash) {
    return first_of(read_tokens(connection, select_by_hash, hash));
}

std::optional<ProgramToken> find_token(store::Connection& connection, ProgramTokenId id) {
    return first_of(read_tokens(connection, select_by_token, id));
}

std::vector<ProgramToken> tokens_of(store::Connection& connection,
                                    AccountId account,
                                    calendar::Moment now) {
    return read_tokens(connection, select_of_account, account, calendar::to_milliseconds(now));
}

std::vector<ProgramToken> all_tokens(store::Connection& connection, calendar::Moment now) {
    return read_tokens(connection, select_all, calendar::to_milliseconds(now), tokens_shown_max);
}

} // namespace identity
