-- Legal consultations: questions, their answers, and the public shelf.

-- kind: cache
-- What people wrote are kept values of the entries named here.
CREATE TABLE consultations (
    id BIGINT PRIMARY KEY,
    asker TEXT NOT NULL,           -- consultations::Asker
    unit BIGINT NOT NULL,          -- units.id of who asked from a seat; 0: nobody
    workshop BIGINT NOT NULL,      -- units.id of who answers
    entry BIGINT NOT NULL,         -- that asked: question, name, telephone
    asked BIGINT NOT NULL,         -- milliseconds
    due BIGINT NOT NULL,           -- milliseconds
    climbed_to BIGINT NOT NULL,    -- units.id; 0: it did not climb
    answer_entry BIGINT NOT NULL,  -- that answered; 0: none yet
    answered BIGINT NOT NULL,      -- milliseconds; 0: not yet
    answered_by BIGINT NOT NULL,   -- units.id; 0: nobody yet
    public_entry BIGINT NOT NULL,  -- with the public question and answer; 0: not on the shelf
    has_name BIGINT NOT NULL,
    has_telephone BIGINT NOT NULL
);
CREATE INDEX consultations_waiting ON consultations (due, id) WHERE answer_entry = 0;
CREATE INDEX consultations_to_climb ON consultations (due, id)
    WHERE answer_entry = 0 AND climbed_to = 0;
CREATE INDEX consultations_published ON consultations (id) WHERE public_entry <> 0;

-- kind: cache
-- The street's own numbers: one row, with id 1, once they were set.
CREATE TABLE consultation_rules (
    id BIGINT PRIMARY KEY,
    answer_days BIGINT NOT NULL
);

-- kind: kept
-- The tokens with which a public question and answer stand in the index: only the very same take
-- them out again.
CREATE TABLE consultation_words (
    consultation BIGINT PRIMARY KEY,
    tokens TEXT NOT NULL
);
