-- The journal itself. Entries are only ever added.

-- kind: journal
-- One row an event. entry n is leaf n - 1 of the tree.
CREATE TABLE entries (
    sequence BIGINT PRIMARY KEY,  -- from 1, without gaps
    at BIGINT NOT NULL,           -- milliseconds since 1970, UTC
    kind TEXT NOT NULL,           -- the event's kind, as in the leaf
    body TEXT NOT NULL,           -- canonical JSON {actor, at, due?, event, kind}
    body_salt TEXT NOT NULL,      -- 64 hexadecimal digits; the leaf holds SHA256(salt || body)
    nodes TEXT NOT NULL           -- the complete subtrees this leaf ends, leaf first, 64 digits each
);

-- kind: kept
-- The values behind the commitments in entries' bodies. Erasing deletes the row.
CREATE TABLE kept_values (
    id BIGINT PRIMARY KEY,        -- sequence * 64 + position of the erasable field in its event
    salt TEXT NOT NULL,           -- 64 hexadecimal digits
    value TEXT NOT NULL
);

-- kind: kept
-- What this store is: "format", "subdistrict", "cache_version", "server_key".
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- kind: cache
-- The deletion register: what was erased, how many values, under which rule.
CREATE TABLE erasures (
    entry BIGINT PRIMARY KEY,     -- the entry that recorded it
    at BIGINT NOT NULL,
    number_of_values BIGINT NOT NULL,
    rule TEXT NOT NULL
);
