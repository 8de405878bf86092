-- Who may prove to be whom. Passwords and sessions are kept beside the journal: never in it.

-- kind: cache
-- One row an account. An account is never deleted; a closed one can't sign in.
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    told_login TEXT,             -- as an older entry told it; NULL: see account_logins
    is_closed BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_by_told_login ON accounts (told_login);

-- kind: kept
-- What somebody signs in with. It may be their name, so it stands beside the journal, never in it.
CREATE TABLE account_logins (
    account BIGINT PRIMARY KEY,
    login TEXT NOT NULL          -- normalised, as text::normalise does
);
CREATE UNIQUE INDEX account_logins_by_login ON account_logins (login);

-- kind: kept
-- Argon2id with its limits and salt: see passwords.hpp.
CREATE TABLE account_passwords (
    account BIGINT PRIMARY KEY,
    hash TEXT NOT NULL
);

-- kind: kept
-- One row a signed-in browser, known by the SHA-256 of its token: who reads this table can't
-- sign in with it.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL,    -- 64 hexadecimal digits
    account BIGINT NOT NULL,
    csrf TEXT NOT NULL,          -- 64 hexadecimal digits
    ends BIGINT NOT NULL,        -- milliseconds since 1970, UTC; moved on by requests
    ends_at_latest BIGINT NOT NULL,
    PRIMARY KEY (token_hash)
) CLUSTERED;
CREATE INDEX sessions_by_account ON sessions (account, ends);
CREATE INDEX sessions_by_end ON sessions (ends);

-- kind: kept
-- Wrong passwords of the last quarter of an hour. People type passwords where the login belongs,
-- so the login stands here as its SHA-256.
CREATE TABLE sign_in_failures (
    login_hash TEXT NOT NULL,    -- 64 hexadecimal digits
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL,       -- the first of them; milliseconds since 1970, UTC
    closed_until BIGINT NOT NULL, -- 0 while the login is open
    PRIMARY KEY (login_hash)
) CLUSTERED;
CREATE INDEX sign_in_failures_by_age ON sign_in_failures (since);

-- kind: cache
-- Tokens that people made for their programs; one that ended or was revoked keeps its row.
CREATE TABLE program_tokens (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,
    scope BIGINT NOT NULL,       -- identity::Scope
    made_at BIGINT NOT NULL,     -- milliseconds since 1970, UTC, as all moments here
    ends BIGINT NOT NULL,
    is_revoked BIGINT NOT NULL
);
CREATE INDEX program_tokens_by_account ON program_tokens (account, id);

-- kind: kept
-- What must not stand in the journal: the token's SHA-256, what its person calls it, and when it was
-- last used, to the hour. A revoked token has no row.
CREATE TABLE program_token_secrets (
    id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,    -- 64 hexadecimal digits
    name TEXT NOT NULL,
    used_at BIGINT NOT NULL      -- 0: never
);
CREATE UNIQUE INDEX program_token_secrets_by_hash ON program_token_secrets (token_hash);
