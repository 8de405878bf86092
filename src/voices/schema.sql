-- What people said. Their words, names, telephone numbers and photos are not here but behind the
-- journal's commitments; these tables say in which entry they stand.

-- kind: cache
-- One row a voice. `parts` and `contact_parts` say which erasable parts the entry has, as a sum:
-- 1 words, 2 title, 4 where exactly, 8 contact's name, 16 telephone, 32 e-mail. Positions in the
-- entry follow that order, counting only the parts that are there.
CREATE TABLE voices (
    id BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL,             -- the entry that raised it
    at BIGINT NOT NULL,                -- when it reached us, in milliseconds
    said_at BIGINT,                    -- when it was said, where that was earlier
    asks TEXT NOT NULL,                -- enquiry, help, complaint, suggestion, report, praise
    category TEXT NOT NULL,            -- a code of the list `category_version`
    category_version BIGINT NOT NULL,  -- 0 is the built-in list
    category_by TEXT NOT NULL,         -- person, words, nobody
    place BIGINT NOT NULL,             -- compound or residents' committee; 0 when unsaid
    source TEXT NOT NULL,              -- web, phone, visit, import, elsewhere
    public_already BIGINT NOT NULL,    -- 1 when the words were public before
    parts BIGINT NOT NULL,
    contact_entry BIGINT NOT NULL,     -- the entry in which the contact stands now
    contact_parts BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_entry BIGINT             -- set when a reason stands in it
);

-- kind: cache
-- Words added later, by the entry that holds them.
CREATE TABLE voice_additions (
    entry BIGINT PRIMARY KEY,
    voice BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX voice_additions_by_voice ON voice_additions (voice, entry);

-- kind: cache
-- Every entry in which a corrected contact stands; the row in `voices` names the last.
CREATE TABLE voice_contacts (
    entry BIGINT PRIMARY KEY,
    voice BIGINT NOT NULL
);
CREATE INDEX voice_contacts_by_voice ON voice_contacts (voice, entry);

-- kind: cache
-- The pictures themselves are kept values of their entries.
CREATE TABLE photos (
    id BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL,
    voice BIGINT NOT NULL,
    at BIGINT NOT NULL,
    shows TEXT NOT NULL,               -- concern, work, scan, evidence
    actor TEXT NOT NULL,               -- who added it, as in the journal
    digest TEXT NOT NULL,              -- SHA-256 of the JPEG
    same_spot_as BIGINT NOT NULL,      -- of the work: the photo of the spot before; 0: of none
    is_taken_back BIGINT NOT NULL      -- it came with an act that was undone
);
CREATE INDEX photos_by_voice ON photos (voice, id);

-- kind: cache
-- Which message of another system became which voice, by a keyed digest of its identity there.
CREATE TABLE voice_origins (
    origin TEXT PRIMARY KEY,
    voice BIGINT NOT NULL
) CLUSTERED;

-- kind: cache
-- Every list of categories that ever held; the largest version holds now.
CREATE TABLE category_lists (
    version BIGINT PRIMARY KEY,
    digest TEXT NOT NULL,              -- SHA-256 of `list`
    list TEXT NOT NULL                 -- the event's canonical bytes
);
