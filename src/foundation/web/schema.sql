-- What web keeps beside the journal: answers already given, so that twice is once.

-- kind: kept
-- One row a writing request that named its key, for 24 hours.
CREATE TABLE idempotency (
    id BIGINT PRIMARY KEY,   -- the first 63 bits of SHA256 of the key: the key itself isn't kept
    digest TEXT NOT NULL,    -- SHA256 of key, route, account and what was sent, 64 hexadecimal digits
    result TEXT NOT NULL,    -- what the turn answered, JSON; never a secret
    at BIGINT NOT NULL       -- milliseconds since 1970, UTC
);

CREATE INDEX idempotency_by_time ON idempotency (at, id);
