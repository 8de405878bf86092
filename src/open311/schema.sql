-- Open311: whose programs may post, and what came from them.

-- kind: cache
-- A key is kept nowhere but with its client; here is its hash.
CREATE TABLE open311_clients (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    key_digest TEXT NOT NULL,
    an_hour_max BIGINT NOT NULL, -- reports and additions
    added_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE UNIQUE INDEX open311_clients_by_key ON open311_clients (key_digest);

-- kind: cache
-- Which voice came from which client.
CREATE TABLE open311_requests (
    voice BIGINT PRIMARY KEY,
    client BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX open311_requests_by_client ON open311_requests (client, at);

-- kind: cache
-- Additions that were taken, so that none is taken twice.
CREATE TABLE open311_updates (
    client BIGINT NOT NULL,
    update_digest TEXT NOT NULL,
    voice BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client, update_digest)
) CLUSTERED;
CREATE INDEX open311_updates_by_client ON open311_updates (client, at);

-- kind: cache
-- Cases on their way to another body's Open311 server, one row for each partner whose category a
-- case has had. No address, no words.
CREATE TABLE open311_forwards (
    about BIGINT NOT NULL,       -- the case
    category TEXT NOT NULL,      -- whose partner it goes to
    prepared_at BIGINT NOT NULL,
    state BIGINT NOT NULL,       -- open311::ForwardState
    tries BIGINT NOT NULL,       -- since it waits
    failure BIGINT,              -- open311::Failure of the last try that failed
    next_try BIGINT,             -- while it waits
    number TEXT NOT NULL,        -- there; empty: none
    token TEXT NOT NULL,         -- there, until it has a number; empty: none
    losses BIGINT NOT NULL,      -- how often it had a number there and then none
    PRIMARY KEY (about, category)
) CLUSTERED;
CREATE INDEX open311_forwards_due ON open311_forwards (category, state, next_try, about);
CREATE INDEX open311_forwards_by_state ON open311_forwards (state);
CREATE INDEX open311_forwards_by_category ON open311_forwards (category, state, about);

-- kind: cache
-- What was heard of them, so that it is heard once.
CREATE TABLE open311_heard (
    about BIGINT NOT NULL,
    category TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (about, category, digest)
) CLUSTERED;

-- kind: cache
-- The nights' comparisons.
CREATE TABLE open311_reconciled (
    entry BIGINT PRIMARY KEY,
    category TEXT NOT NULL,
    at BIGINT NOT NULL,
    compared BIGINT NOT NULL,
    found BIGINT NOT NULL,
    lost BIGINT NOT NULL
);
CREATE INDEX open311_reconciled_by_category ON open311_reconciled (category, at);
