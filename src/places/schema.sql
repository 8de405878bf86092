-- Where things are: residents' committees, compounds, buildings, entrances, dwellings.

-- kind: cache
-- One row a place. The columns committee to dwelling are the path from the top down to the place
-- itself, 0 where it has none, so that everything above a place is one lookup.
CREATE TABLE places (
    id BIGINT PRIMARY KEY,
    level BIGINT NOT NULL,      -- 0 committee, 1 compound, 2 building, 3 entrance, 4 dwelling
    parent BIGINT NOT NULL,     -- places.id; 0 for a committee
    committee BIGINT NOT NULL,
    compound BIGINT NOT NULL,
    building BIGINT NOT NULL,
    entrance BIGINT NOT NULL,
    dwelling BIGINT NOT NULL,
    name TEXT NOT NULL,         -- as it is shown: 瞿溪新村, 3号, 201室
    name_key TEXT NOT NULL,     -- as it is compared: 3 for 3号
    sort_key TEXT NOT NULL,     -- 2号 before 10号
    lane TEXT NOT NULL,         -- of an entrance: 瞿溪路350弄; else empty
    lane_key TEXT NOT NULL,
    code TEXT NOT NULL,         -- the office's own; may be empty
    lanes BIGINT NOT NULL,      -- of a compound: how many different lanes its entrances have
    is_closed BIGINT NOT NULL
);
CREATE INDEX places_by_parent ON places (parent, level, name_key);
CREATE INDEX places_by_compound ON places (compound, id);
CREATE INDEX places_by_level ON places (level, sort_key, id);

-- kind: cache
-- What compounds and committees are called when somebody types: names and lanes, as keys.
CREATE TABLE place_words (
    word TEXT NOT NULL,
    head TEXT NOT NULL,         -- its first three characters: how it is found in what was typed
    place BIGINT NOT NULL,      -- places.id
    source BIGINT NOT NULL,     -- 0 the place's name, 1 a lane of its entrances
    PRIMARY KEY (word, place)
);
CREATE INDEX place_words_by_head ON place_words (head);
CREATE INDEX place_words_by_place ON place_words (place, source);
