-- Which calendar addresses there are; the addresses themselves stand nowhere.

-- kind: cache
CREATE TABLE calendar_addresses (
    account BIGINT PRIMARY KEY,  -- accounts.id
    number BIGINT NOT NULL,      -- how many addresses the account has had; the last may be in use
    is_ended BIGINT NOT NULL
);
