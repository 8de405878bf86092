-- Initiatives: what everybody is called upon to do, and how many have signed.

-- kind: cache
CREATE TABLE initiatives (
    id BIGINT PRIMARY KEY,
    body BIGINT NOT NULL,          -- units.id of who calls for it
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    published BIGINT NOT NULL,     -- milliseconds
    ended BIGINT NOT NULL,         -- milliseconds; 0 while it can be signed
    reason TEXT NOT NULL,          -- why it ended; empty before
    units BIGINT NOT NULL,         -- that signed
    people BIGINT NOT NULL         -- likewise
);

-- kind: cache
CREATE TABLE initiative_units (
    initiative BIGINT NOT NULL,    -- initiatives.id
    unit BIGINT NOT NULL,          -- units.id
    PRIMARY KEY (initiative, unit)
);

-- kind: cache
-- People's signatures; their names and telephones are kept values of the entry.
CREATE TABLE initiative_signatures (
    id BIGINT PRIMARY KEY,
    initiative BIGINT NOT NULL,    -- initiatives.id
    entry BIGINT NOT NULL,
    is_taken_back BIGINT NOT NULL
);

-- kind: kept
-- By which somebody who signed is known again: keyed hashes of the telephone, and of name and
-- telephone. They go when the signature does.
CREATE TABLE initiative_marks (
    signature BIGINT PRIMARY KEY,  -- initiative_signatures.id
    initiative BIGINT NOT NULL,
    telephone_mark TEXT NOT NULL,
    signer_mark TEXT NOT NULL
);
CREATE INDEX initiative_marks_by_telephone ON initiative_marks (initiative, telephone_mark);
