-- Polls this issuer gives credentials for, by the hash of their manifest. Its keys are in files.
CREATE TABLE issuer_polls (
    poll BLOB NOT NULL PRIMARY KEY,
    issuer INTEGER NOT NULL,
    next_batch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The roll of a poll: the slot of each person and the salt that opens it. The slots alone are public.
CREATE TABLE roll_slots (
    poll BLOB NOT NULL,
    person BLOB NOT NULL,
    slot BLOB NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (poll, person),
    UNIQUE (poll, slot)
) STRICT, WITHOUT ROWID;

-- Whose vote right was used: a keyed hash of the person, and their slot. The digest tells the same request from another.
CREATE TABLE issuance (
    poll BLOB NOT NULL,
    tag BLOB NOT NULL,
    slot BLOB NOT NULL,
    digest BLOB NOT NULL,
    blind_sig BLOB NOT NULL,
    batch INTEGER,
    PRIMARY KEY (poll, tag),
    UNIQUE (poll, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX issuance_batch ON issuance (poll, batch);
