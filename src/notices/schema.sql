-- Notices to the outside, one row for each case, what happened and channel. No address, no words.
-- kind: cache
CREATE TABLE notices (
    id BIGINT PRIMARY KEY,
    about BIGINT NOT NULL,     -- the case
    what BIGINT NOT NULL,      -- notices::What
    channel BIGINT NOT NULL,   -- notices::Channel
    prepared_at BIGINT NOT NULL,
    state BIGINT NOT NULL,     -- notices::State
    tries BIGINT NOT NULL,
    settled_at BIGINT NOT NULL, -- of the last try; 0 before the first
    failure BIGINT,            -- notices::Failure of the last try that failed
    next_try BIGINT            -- while it waits
);
CREATE INDEX notices_by_state ON notices (state, channel, next_try, id);
