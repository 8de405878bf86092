-- What the street has recorded about its own calendar; what is built in is not here.

-- kind: cache
CREATE TABLE office_years (
    year BIGINT PRIMARY KEY,
    holidays TEXT NOT NULL,      -- "2026-01-01 2026-01-02 …"
    make_up_days TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- kind: cache
-- At most one row.
CREATE TABLE office_hours (
    id BIGINT PRIMARY KEY,       -- 1
    spans TEXT NOT NULL,         -- "540-720 810-1050", minutes after midnight
    version BIGINT NOT NULL
);

-- kind: cache
-- Every version of each document by which the street works; the newest holds.
CREATE TABLE office_documents (
    name TEXT NOT NULL,          -- of a part of the street's configuration: "cases"
    version BIGINT NOT NULL,     -- from 1
    document TEXT NOT NULL,      -- TOML
    reason TEXT NOT NULL,        -- empty when none was given
    entry BIGINT NOT NULL,       -- the entry that put it into force
    PRIMARY KEY (name, version)
);
