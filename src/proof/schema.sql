-- kind: cache
-- The keys that heads were and are signed with, from the first on: an old head stays checkable.
CREATE TABLE log_keys (
    number BIGINT PRIMARY KEY,    -- from 1; the highest is in use
    public_key TEXT NOT NULL,     -- SubjectPublicKeyInfo in DER, as hexadecimal text
    entry BIGINT NOT NULL,        -- that recorded it
    since BIGINT NOT NULL
);

-- kind: kept
-- Heads that were signed: one for each 1,000 entries and for each hour in which there were any, and
-- those that a witness vouched for.
CREATE TABLE signed_heads (
    size BIGINT PRIMARY KEY,      -- entries under it
    at BIGINT NOT NULL,
    root TEXT NOT NULL,           -- 64 hexadecimal digits
    key BIGINT NOT NULL,          -- log_keys.number
    signature TEXT NOT NULL       -- DER, as hexadecimal text
);

-- kind: cache
-- Who watches that the record is only ever added to, and says so under a key of their own.
CREATE TABLE witnesses (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,           -- of the body that watches, not of a person
    public_key TEXT NOT NULL,     -- SubjectPublicKeyInfo in DER, as hexadecimal text
    since BIGINT NOT NULL,
    until BIGINT                  -- when it was taken off; what it said before stays
);

-- kind: kept
-- What witnesses said of heads.
CREATE TABLE vouchings (
    size BIGINT NOT NULL,         -- of the head
    witness BIGINT NOT NULL,
    at BIGINT NOT NULL,           -- by the witness's clock
    signature TEXT NOT NULL,      -- DER, as hexadecimal text
    PRIMARY KEY (size, witness)
);
