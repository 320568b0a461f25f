-- The making of the key of a secret poll: for what (a fresh nonce each time it begins anew), how many are needed, and the second trial, a day before the close.
CREATE TABLE trustee_ceremonies (
    poll BLOB NOT NULL PRIMARY KEY,
    nonce BLOB NOT NULL,
    needed INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    second_nonce BLOB,
    second_at INTEGER,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
-- What each trustee has published. Nothing secret stands here: shares on their way are sealed to whom they are for.
CREATE TABLE trustees (
    poll BLOB NOT NULL,
    number INTEGER NOT NULL,
    account BLOB NOT NULL,
    joined TEXT,
    dealt TEXT,
    confirmed TEXT,
    trial TEXT,
    second TEXT,
    shared_at INTEGER,
    told TEXT NOT NULL,
    PRIMARY KEY (poll, number)
) STRICT, WITHOUT ROWID;
-- Once the ballots are opened, an account that is erased is taken out (domain::ids::AccountId::ERASED).
CREATE UNIQUE INDEX trustees_account ON trustees (account, poll) WHERE account <> x'00000000000000000000000000000000';
-- Wrong shares that were laid open; each began the making of the key anew.
CREATE TABLE trustee_complaints (
    poll BLOB NOT NULL,
    nonce BLOB NOT NULL,
    dealer INTEGER NOT NULL,
    complaint TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (poll, nonce)
) STRICT, WITHOUT ROWID;
