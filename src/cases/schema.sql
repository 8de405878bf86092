-- Cases: what must be done about a voice. Filled from the journal alone.

-- kind: cache, indexed last
-- One row a case, as its events left it. Moments are milliseconds since 1970, UTC.
CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    voice BIGINT NOT NULL,               -- the voice that opened it
    voice_entry BIGINT NOT NULL,         -- the entry that raised that voice
    asks TEXT NOT NULL,                  -- enquiry, help, complaint, suggestion, report, praise
    category TEXT NOT NULL,
    place BIGINT NOT NULL,               -- compound or committee at the finest; 0: can't say
    compound BIGINT NOT NULL,
    committee BIGINT NOT NULL,
    rule TEXT NOT NULL,                  -- the routing rule, Chinese and English; empty: the duty desk
    rules_version BIGINT NOT NULL,       -- the limits it was born under
    calendar_version BIGINT NOT NULL,
    public_already BIGINT NOT NULL,
    received BIGINT NOT NULL,
    stage TEXT NOT NULL,
    handler BIGINT NOT NULL,             -- the unit that works on it
    first_handler BIGINT NOT NULL,       -- the unit that answers for it to the end
    owner BIGINT NOT NULL,               -- the unit that must see to it
    level TEXT NOT NULL,                 -- the owner's: unit, committee, street
    whole_due BIGINT NOT NULL,           -- the answer's limit, which no hand-over restarts
    is_whole_provisional BIGINT NOT NULL,
    step_started BIGINT NOT NULL,
    step_due BIGINT NOT NULL,
    is_step_provisional BIGINT NOT NULL,
    next_rung TEXT NOT NULL,
    next_rung_at BIGINT,
    supervise_at BIGINT,
    is_supervised BIGINT NOT NULL,
    contacted_at BIGINT,
    answered_at BIGINT,                  -- of the first answer
    submitted_at BIGINT,
    submitter BIGINT NOT NULL,           -- account; 0: nobody's answer stands
    answer_entry BIGINT NOT NULL,        -- entry of the last answer; 0: none yet
    is_answer_public BIGINT NOT NULL,
    round BIGINT NOT NULL,               -- times round again after a dissatisfied resident
    unreached BIGINT NOT NULL,           -- call-backs in a row that reached nobody
    no_action_by BIGINT NOT NULL,        -- account that proposes to take no action; 0: nobody
    outcome TEXT,                        -- the resident's last word
    redaction_entry BIGINT NOT NULL,     -- entry of the words staff see instead; 0: the resident's own
    ended_at BIGINT,
    followers BIGINT NOT NULL,
    last_act BIGINT NOT NULL,            -- the last entry that was somebody's doing
    last_entry BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    seldom TEXT NOT NULL,                -- what befalls few cases, as JSON; {} for most
    figures BIGINT NOT NULL,             -- what it counts for: one bit a figure, received the lowest
    stands_still BIGINT NOT NULL,        -- its step's limit binds nobody: suspended, or waiting with
                                         -- the clock stopped
    decider BIGINT NOT NULL,             -- the unit that must decide on more time or sign a plan; 0: none
    is_suspended BIGINT NOT NULL,
    wakes_at BIGINT                      -- when the timer must look at it next
);
CREATE INDEX cases_open_by_decider ON cases (decider, step_due, id)
    WHERE ended_at IS NULL AND decider <> 0;
CREATE INDEX cases_waking ON cases (wakes_at, id) WHERE wakes_at IS NOT NULL;
-- What stands after the id is only counted; `ended_at` too, since SQLite else looks at each row to
-- see what the index already promises.
CREATE INDEX cases_open_by_handler ON cases (handler, step_due, id, stage, ended_at)
    WHERE ended_at IS NULL;
CREATE INDEX cases_open_by_owner ON cases (owner, step_due, id, handler, stage, ended_at)
    WHERE ended_at IS NULL;
CREATE INDEX cases_open_by_committee ON cases (committee, stage, step_due, id, ended_at)
    WHERE ended_at IS NULL;
CREATE INDEX cases_open_by_stage ON cases (stage, step_due, id, ended_at) WHERE ended_at IS NULL;
CREATE INDEX cases_open_alike ON cases (compound, category, id) WHERE ended_at IS NULL;
CREATE INDEX cases_ended_by_stage ON cases (stage, id) WHERE ended_at IS NOT NULL;
CREATE INDEX cases_answered_lately ON cases (ended_at, id)
    WHERE stage = 'closed' AND is_answer_public = 1;
CREATE INDEX cases_provisional ON cases (calendar_version, id)
    WHERE ended_at IS NULL AND (is_whole_provisional = 1 OR is_step_provisional = 1);
CREATE INDEX cases_suspended ON cases (id) WHERE ended_at IS NULL AND is_suspended = 1;
CREATE INDEX cases_by_category ON cases (category, id);
CREATE INDEX cases_open_by_category ON cases (category, step_due, id) WHERE ended_at IS NULL;
CREATE INDEX cases_unresolved_by_category ON cases (category, id)
    WHERE stage = 'closed_unresolved';
CREATE INDEX cases_by_received ON cases (received, id);
CREATE INDEX cases_by_first_handler ON cases (first_handler, id);
CREATE INDEX cases_by_compound ON cases (compound, id);

-- kind: cache, indexed last
-- The timeline: one row an event of a case, without anybody's words.
CREATE TABLE case_steps (
    case_id BIGINT NOT NULL,
    entry BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_unit BIGINT NOT NULL,             -- the office that acted; 0: the resident or the timer
    account BIGINT NOT NULL,             -- 0 unless staff
    code TEXT NOT NULL,                  -- what the kind needs: an outcome, a channel, a category
    old_code TEXT NOT NULL,
    unit BIGINT NOT NULL,                -- whom it went to
    due BIGINT,
    old_due BIGINT,
    has_words BIGINT NOT NULL,           -- somebody wrote something with it
    is_undone BIGINT NOT NULL,
    PRIMARY KEY (case_id, entry)
) CLUSTERED;
CREATE INDEX case_steps_noticed ON case_steps (entry)
    WHERE kind IN ('deadline_overridden', 'category_overridden', 'owner_overridden',
                   'words_redacted', 'photo_redacted', 'return_refused', 'case_rehandled',
                   'case_closed_unresolved');
CREATE INDEX case_steps_by_entry ON case_steps (entry, case_id);

-- kind: cache
-- Photos that were covered by hand, whichever case did it: merging and splitting show one photo in
-- several cases, and it is covered in all of them.
CREATE TABLE case_covers (
    photo BIGINT NOT NULL,
    entry BIGINT NOT NULL,               -- the entry that covered it; undone is what its step says
    case_id BIGINT NOT NULL,
    PRIMARY KEY (photo, entry)
) CLUSTERED;

-- kind: kept
-- How far somebody has read what changed in their cases.
CREATE TABLE case_looks (
    account BIGINT NOT NULL,
    unit BIGINT NOT NULL,                -- from whose seat they looked
    entry BIGINT NOT NULL,               -- the last one looked at
    at BIGINT NOT NULL,                  -- when
    PRIMARY KEY (account, unit)
) CLUSTERED;

-- kind: cache
-- Which case answers a voice: the one it opened or the one it joined.
CREATE TABLE case_voices (
    voice BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL
);
CREATE INDEX case_voices_by_case ON case_voices (case_id, voice);

-- kind: cache
-- Every version of the street's rules for cases.
CREATE TABLE case_rules (
    version BIGINT PRIMARY KEY,
    document TEXT NOT NULL,              -- TOML
    entry BIGINT NOT NULL
);

-- kind: kept, fed
-- How far the index over the words has read the journal.
CREATE TABLE case_words_read (
    name TEXT PRIMARY KEY,
    entry BIGINT NOT NULL
);

-- kind: kept, fed
-- The rows of the words' indexes: row = case * 64 + part. The tokens stand here too, since only the
-- very same take a row out of an index again.
CREATE TABLE case_word_rows (
    row BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL,
    tokens TEXT NOT NULL,                -- of everything; empty: none
    public_tokens TEXT NOT NULL          -- of public text; empty: none
);

-- kind: cache
-- What the cases received on an office day, and again in its month, came to, for the street and for
-- each key of a scope: a year is read from twelve months.
CREATE TABLE case_figures (
    scope TEXT NOT NULL,                 -- street, unit, place, category
    span TEXT NOT NULL,                  -- day, month
    day BIGINT NOT NULL,                 -- its first: days since 1970-01-01 on the office's wall
    key TEXT NOT NULL,                   -- first handler, compound or category; empty: the street
    received BIGINT NOT NULL,
    contacted_in_time BIGINT NOT NULL,
    contacted_late BIGINT NOT NULL,
    answered_in_time BIGINT NOT NULL,    -- the first answer, within the whole limit
    answered_late BIGINT NOT NULL,
    satisfied BIGINT NOT NULL,           -- the resident's last word: satisfied or basically
    dissatisfied BIGINT NOT NULL,
    resolved BIGINT NOT NULL,            -- closed
    unresolved BIGINT NOT NULL,          -- ended unresolved, and said so
    returned BIGINT NOT NULL,
    rehandled BIGINT NOT NULL,
    PRIMARY KEY (scope, span, day, key)
) CLUSTERED;

-- kind: cache
-- How many of them waited how many calendar days for their first answer.
CREATE TABLE case_waits (
    scope TEXT NOT NULL,
    span TEXT NOT NULL,
    day BIGINT NOT NULL,                 -- the first of their day or month of receipt
    key TEXT NOT NULL,
    days BIGINT NOT NULL,
    cases BIGINT NOT NULL,
    PRIMARY KEY (scope, span, day, key, days)
) CLUSTERED;

-- kind: cache
-- What a unit owes a case beside its handler, by a date of its own.
CREATE TABLE case_parts (
    case_id BIGINT NOT NULL,
    number BIGINT NOT NULL,              -- counts within the case
    what TEXT NOT NULL,                  -- joint, opinion, department, question
    unit BIGINT NOT NULL,                -- the unit that owes it
    department TEXT NOT NULL,            -- an office outside the alliance; empty: none
    asked_by BIGINT NOT NULL,
    asked_entry BIGINT NOT NULL,         -- entry that holds the words of what is asked
    owner BIGINT NOT NULL,               -- the unit that must see to it
    level TEXT NOT NULL,                 -- the owner's
    step_started BIGINT NOT NULL,
    step_due BIGINT NOT NULL,
    is_provisional BIGINT NOT NULL,
    next_rung TEXT NOT NULL,
    next_rung_at BIGINT,
    state TEXT NOT NULL,                 -- open, answered, given_up, dropped with its case's end
    end_entry BIGINT NOT NULL,           -- entry of the answer or the reason; 0: none
    ended_at BIGINT,
    wakes_at BIGINT,                     -- when the timer must look at it next
    PRIMARY KEY (case_id, number)
) CLUSTERED;
CREATE INDEX case_parts_waking ON case_parts (wakes_at, case_id, number)
    WHERE wakes_at IS NOT NULL;
CREATE INDEX case_parts_provisional ON case_parts (step_due, case_id, number)
    WHERE state = 'open' AND is_provisional = 1;
CREATE INDEX case_parts_open_by_unit ON case_parts (unit, step_due) WHERE state = 'open';
CREATE INDEX case_parts_open_by_owner ON case_parts (owner, step_due) WHERE state = 'open';

-- kind: cache
-- Cases that somebody offers to another unit, until it takes them or not.
CREATE TABLE case_offers (
    case_id BIGINT PRIMARY KEY,
    unit BIGINT NOT NULL
);
CREATE INDEX case_offers_by_unit ON case_offers (unit, case_id);

-- kind: cache
-- Which case was split off which.
CREATE TABLE case_splits (
    case_id BIGINT NOT NULL,
    born BIGINT NOT NULL,
    PRIMARY KEY (case_id, born)
) CLUSTERED;

-- kind: cache
-- Where public power was asked to step in.
CREATE TABLE case_interventions (
    case_id BIGINT NOT NULL,
    entry BIGINT NOT NULL,               -- the entry that asked for it
    asked_at BIGINT NOT NULL,
    asked_by BIGINT NOT NULL,
    committee BIGINT NOT NULL,           -- the committee that brings the authorities in
    category TEXT NOT NULL,              -- of its case, then
    visits BIGINT NOT NULL,              -- joint visits on the spot
    outcome TEXT NOT NULL,               -- empty while it runs
    ended_at BIGINT,
    PRIMARY KEY (case_id, entry)
) CLUSTERED;
CREATE INDEX case_interventions_by_time ON case_interventions (asked_at, case_id, entry);
CREATE INDEX case_parts_by_kind ON case_parts (what, step_started);

-- kind: cache
-- Answer templates, every version; a retired one is a version of its own.
CREATE TABLE answer_templates (
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,             -- 1, 2, …
    entry BIGINT NOT NULL,
    used_at TEXT NOT NULL,               -- cases::TemplateUse: contact, work, answer, …
    categories TEXT NOT NULL,            -- codes, a space between; empty: of every category
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    is_retired BIGINT NOT NULL,
    is_newest BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX answer_templates_newest ON answer_templates (id) WHERE is_newest = 1;
