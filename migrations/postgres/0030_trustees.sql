-- The making of the key of a secret poll: for what (a fresh nonce each time it begins anew), how many are needed, and the second trial, a day before the close.
CREATE TABLE trustee_ceremonies (
    poll UUID NOT NULL PRIMARY KEY,
    nonce BYTEA NOT NULL,
    needed SMALLINT NOT NULL,
    begun_at BIGINT NOT NULL,
    second_nonce BYTEA,
    second_at BIGINT,
    ended_at BIGINT
);
-- What each trustee has published. Nothing secret stands here: shares on their way are sealed to whom they are for.
CREATE TABLE trustees (
    poll UUID NOT NULL,
    number SMALLINT NOT NULL,
    account UUID NOT NULL,
    joined TEXT,
    dealt TEXT,
    confirmed TEXT,
    trial TEXT,
    second TEXT,
    shared_at BIGINT,
    told TEXT NOT NULL,
    PRIMARY KEY (poll, number)
);
-- Once the ballots are opened, an account that is erased is taken out (domain::ids::AccountId::ERASED).
CREATE UNIQUE INDEX trustees_account ON trustees (account, poll) WHERE account <> '00000000-0000-0000-0000-000000000000';
-- Wrong shares that were laid open; each began the making of the key anew.
CREATE TABLE trustee_complaints (
    poll UUID NOT NULL,
    nonce BYTEA NOT NULL,
    dealer SMALLINT NOT NULL,
    complaint TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (poll, nonce)
);
