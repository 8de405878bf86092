-- Plans: what the bodies of the alliance do on which day, and who comes. Filled from the journal
-- alone.

-- kind: cache
CREATE TABLE activities (
    id BIGINT PRIMARY KEY,
    body BIGINT NOT NULL,          -- units.id of who holds it
    kind TEXT NOT NULL,            -- plans::ActivityKind
    title TEXT NOT NULL,
    begins BIGINT NOT NULL,        -- milliseconds
    ends BIGINT NOT NULL,          -- milliseconds
    venue TEXT NOT NULL,
    audience TEXT NOT NULL,        -- for whom it is
    summary TEXT NOT NULL,         -- may be empty
    seats BIGINT NOT NULL,         -- how many people there is room for; 0: no limit
    state BIGINT NOT NULL,         -- plans::State
    reason TEXT NOT NULL,          -- why it was cancelled; else empty
    record_entry BIGINT NOT NULL,  -- the entry that put it on record; 0: none yet
    signed_up BIGINT NOT NULL,     -- people, by the sign-ups that stand
    came BIGINT NOT NULL,          -- people, by its record
    changes BIGINT NOT NULL,       -- how often it was changed, cancelling included
    changed_at BIGINT NOT NULL     -- milliseconds; when it was planned or last changed
);
CREATE INDEX activities_by_day ON activities (begins, id);
CREATE INDEX activities_by_body ON activities (body, begins, id);

-- kind: cache
-- What an activity is about: categories of concerns, and the cases it grew from.
CREATE TABLE activity_links (
    activity BIGINT NOT NULL,      -- activities.id
    category TEXT NOT NULL,        -- a code; empty in a row that names a case
    case_id BIGINT NOT NULL,       -- 0 in a row that names a category
    PRIMARY KEY (activity, category, case_id)
);

-- kind: cache
-- Who signed up; their name and telephone are kept values of the entry, positions 0 and 1.
CREATE TABLE activity_sign_ups (
    id BIGINT PRIMARY KEY,
    activity BIGINT NOT NULL,      -- activities.id
    unit BIGINT NOT NULL,          -- units.id; 0: for themselves
    people BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    is_cancelled BIGINT NOT NULL,
    came BIGINT NOT NULL           -- 1: they were there, by the record
);
CREATE INDEX activity_sign_ups_by_activity ON activity_sign_ups (activity, id);

-- kind: cache
-- Photos of an activity; the bytes are a kept value of the entry, position 0.
CREATE TABLE activity_photos (
    id BIGINT PRIMARY KEY,
    activity BIGINT NOT NULL,      -- activities.id
    entry BIGINT NOT NULL,
    digest TEXT NOT NULL,
    is_removed BIGINT NOT NULL
);
CREATE INDEX activity_photos_by_activity ON activity_photos (activity, id);
