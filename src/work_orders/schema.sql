-- Work orders of the citizens' hotline (12345): files that came and went, and what became of each order.

-- kind: cache
CREATE TABLE work_order_formats (
    version BIGINT PRIMARY KEY,
    document TEXT NOT NULL         -- TOML
);

-- kind: cache
CREATE TABLE work_order_exchanges (
    id BIGINT PRIMARY KEY,
    direction TEXT NOT NULL,       -- in, out
    file TEXT NOT NULL,            -- xlsx, json, csv
    at BIGINT NOT NULL,            -- milliseconds
    entry BIGINT NOT NULL,
    heading TEXT NOT NULL,         -- of a file that came: its columns, a JSON array
    row_count BIGINT NOT NULL,     -- rows that came, or reports that went
    taken BIGINT NOT NULL,
    added BIGINT NOT NULL,
    again BIGINT NOT NULL,
    refused BIGINT NOT NULL
);
CREATE INDEX work_order_exchanges_by_time ON work_order_exchanges (at);

-- kind: cache
CREATE TABLE work_orders (
    number TEXT PRIMARY KEY,       -- theirs
    voice BIGINT NOT NULL,         -- voices.id
    exchange BIGINT NOT NULL,      -- work_order_exchanges.id
    line BIGINT NOT NULL,          -- of that file
    at BIGINT NOT NULL,            -- milliseconds
    answer_by BIGINT NOT NULL,     -- milliseconds; 0: the file gave none
    outcome TEXT NOT NULL          -- how it ended; empty while it is outstanding
);
CREATE INDEX work_orders_by_voice ON work_orders (voice);
CREATE INDEX work_orders_by_time ON work_orders (at);
CREATE INDEX work_orders_by_outcome ON work_orders (outcome, number);

-- kind: cache
-- Rows that were not taken; what stood in them is a kept value of the entry.
CREATE TABLE work_order_refusals (
    exchange BIGINT NOT NULL,      -- work_order_exchanges.id
    line BIGINT NOT NULL,
    number TEXT NOT NULL,          -- empty: it had none
    at BIGINT NOT NULL,            -- milliseconds
    reason TEXT NOT NULL,          -- a catalogue's key
    arguments TEXT NOT NULL,       -- of that sentence: a JSON array of [name, value]
    entry BIGINT NOT NULL,
    is_gone BIGINT NOT NULL,       -- 1: what stood in it is forgotten
    PRIMARY KEY (exchange, line)
);
CREATE INDEX work_order_refusals_by_time ON work_order_refusals (at);
CREATE INDEX work_order_refusals_by_gone ON work_order_refusals (is_gone, at);

-- kind: cache
-- What the hotline must hear, or heard.
CREATE TABLE work_order_reports (
    id BIGINT PRIMARY KEY,
    number TEXT NOT NULL,          -- work_orders.number
    outcome TEXT NOT NULL,
    change BIGINT NOT NULL,        -- of the outstanding orders: -1 ended, 1 taken up again, 0
    at BIGINT NOT NULL,            -- milliseconds
    cause BIGINT NOT NULL,         -- the entry because of which
    words BIGINT NOT NULL,         -- the entry in which its words stand; 0: none
    code TEXT NOT NULL,            -- of a return, why
    case_number BIGINT NOT NULL,
    due BIGINT NOT NULL,           -- of an extension, milliseconds; else 0
    exchange BIGINT NOT NULL,      -- the file that told it; 0: none yet
    is_dropped BIGINT NOT NULL     -- 1: undone before anybody heard of it
);
CREATE INDEX work_order_reports_by_exchange ON work_order_reports (exchange, id);
CREATE INDEX work_order_reports_by_number ON work_order_reports (number, id);
CREATE INDEX work_order_reports_by_time ON work_order_reports (at, is_dropped, change);
CREATE INDEX work_order_reports_by_change
    ON work_order_reports (number, is_dropped, at, change);
