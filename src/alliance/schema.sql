-- Who takes part, and who sits where.

-- kind: cache
-- The street itself: one row, with id 1.
CREATE TABLE streets (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL,            -- the subdistrict's nine digits
    name TEXT NOT NULL,
    is_demo BIGINT NOT NULL        -- 1: everything in this store is made up
);

-- kind: cache
-- In a demo store, who can be signed in by a button, in the order offered.
CREATE TABLE demo_logins (
    login TEXT PRIMARY KEY,
    place_in_line BIGINT NOT NULL
);

-- kind: cache
CREATE TABLE units (
    id BIGINT PRIMARY KEY,
    kind BIGINT NOT NULL,          -- alliance::UnitKind
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    telephone TEXT NOT NULL,       -- of the office; may be empty
    duty TEXT NOT NULL,            -- may be empty
    is_closed BIGINT NOT NULL
);
CREATE INDEX units_by_kind ON units (kind, id);

-- kind: cache
-- Which open unit serves which place; the kind is repeated so that one lookup answers.
CREATE TABLE unit_places (
    kind BIGINT NOT NULL,          -- units.kind
    place BIGINT NOT NULL,         -- places.id
    unit BIGINT NOT NULL,          -- units.id
    PRIMARY KEY (kind, place, unit)
);
CREATE INDEX unit_places_by_unit ON unit_places (unit, place);

-- kind: cache
-- Which open unit takes part in which body, and since when.
CREATE TABLE body_members (
    body BIGINT NOT NULL,          -- units.id of a committee, panel or workshop
    unit BIGINT NOT NULL,          -- units.id
    since BIGINT NOT NULL,         -- milliseconds
    part TEXT NOT NULL,            -- what it takes on there; may be empty
    PRIMARY KEY (body, unit)
);
CREATE INDEX body_members_by_unit ON body_members (unit, body);

-- kind: cache
-- People; their names and telephones are kept values of the entry named here, positions 0 and 1.
CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,       -- 0 without one
    entry BIGINT NOT NULL,         -- the entry that said the name last
    has_telephone BIGINT NOT NULL
);
CREATE INDEX people_by_account ON people (account);

-- kind: cache
-- Every entry that holds something said of a person: name, telephone, why they left a seat.
CREATE TABLE person_entries (
    person BIGINT NOT NULL,        -- people.id
    entry BIGINT NOT NULL,
    PRIMARY KEY (person, entry)
);

-- kind: cache
CREATE TABLE seats (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL,          -- units.id
    title TEXT NOT NULL,
    powers BIGINT NOT NULL,        -- bit n is the n-th alliance::Power
    person BIGINT NOT NULL,        -- people.id; 0 when vacant
    starts BIGINT NOT NULL,        -- milliseconds: when the term begins; 0 when vacant
    ends BIGINT NOT NULL,          -- milliseconds; 0 without an end
    vacant_since BIGINT NOT NULL,  -- milliseconds: when it was added or last vacated
    is_closed BIGINT NOT NULL
);
CREATE INDEX seats_by_unit ON seats (unit, id);
CREATE INDEX seats_by_person ON seats (person, id);
CREATE INDEX seats_by_end ON seats (ends, id) WHERE person <> 0 AND ends <> 0;

-- kind: cache
-- Units that asked to take part, and what became of it. Who speaks for them and what they offer are
-- kept values of the entry: offer, contact, telephone, in this order.
CREATE TABLE membership_applications (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    kind BIGINT NOT NULL,          -- alliance::UnitKind
    wish BIGINT NOT NULL,          -- units.id of the body it would like to join; 0: any
    entry BIGINT NOT NULL,
    at BIGINT NOT NULL,            -- milliseconds
    answer_due BIGINT NOT NULL,    -- milliseconds
    state BIGINT NOT NULL,         -- alliance::ApplicationState
    decided_at BIGINT,             -- milliseconds
    decision BIGINT NOT NULL,      -- the entry that decided it; 0: none yet
    unit BIGINT NOT NULL,          -- units.id of the member; 0: none
    body BIGINT NOT NULL           -- units.id of what it joined; 0: nothing
);
CREATE INDEX membership_applications_by_state ON membership_applications (state, answer_due, id);

-- kind: cache
-- One letter of appointment for each term of an invited observer or supervisor.
CREATE TABLE letters (
    id BIGINT PRIMARY KEY,
    year BIGINT NOT NULL,          -- in which it was issued
    number BIGINT NOT NULL,        -- counted from 1 in each year
    seat BIGINT NOT NULL,          -- seats.id
    person BIGINT NOT NULL,        -- people.id
    starts BIGINT NOT NULL,        -- milliseconds
    ends BIGINT NOT NULL,          -- milliseconds; 0 without an end
    issued BIGINT NOT NULL         -- milliseconds
);
CREATE INDEX letters_by_year ON letters (year, number);

-- kind: cache
-- The street's own numbers for joining and renewing: one row, with id 1, once they were set.
CREATE TABLE alliance_rules (
    id BIGINT PRIMARY KEY,
    renewal_notice_days BIGINT NOT NULL,
    application_answer_days BIGINT NOT NULL
);

-- kind: cache
-- Who stands in for a seat's holder, as it was said last; it may be over.
CREATE TABLE seat_deputies (
    seat BIGINT PRIMARY KEY,       -- seats.id
    deputy BIGINT NOT NULL,        -- people.id
    starts BIGINT NOT NULL,        -- milliseconds
    ends BIGINT NOT NULL           -- milliseconds: no longer from here on
);
CREATE INDEX seat_deputies_by_deputy ON seat_deputies (deputy, seat);

-- kind: cache
-- Days on which an office is closed beyond public holidays. One that was cancelled before it began
-- ends before it starts.
CREATE TABLE closures (
    id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL,          -- units.id
    starts TEXT NOT NULL,          -- "2026-11-24": the first closed day
    ends TEXT NOT NULL,            -- the last closed day
    reason TEXT NOT NULL,          -- training, moving, disinfection, maintenance, other
    note TEXT NOT NULL             -- may be empty
);
CREATE INDEX closures_by_unit ON closures (unit, ends, starts);
