-- Polls this issuer gives credentials for, by the hash of their manifest. Its keys are in files.
CREATE TABLE issuer_polls (
    poll BYTEA NOT NULL PRIMARY KEY,
    issuer SMALLINT NOT NULL,
    next_batch BIGINT NOT NULL
);

-- The roll of a poll: the slot of each person and the salt that opens it. The slots alone are public.
CREATE TABLE roll_slots (
    poll BYTEA NOT NULL,
    person BYTEA NOT NULL,
    slot BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (poll, person),
    UNIQUE (poll, slot)
);

-- Whose vote right was used: a keyed hash of the person, and their slot. The digest tells the same request from another.
CREATE TABLE issuance (
    poll BYTEA NOT NULL,
    tag BYTEA NOT NULL,
    slot BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    blind_sig BYTEA NOT NULL,
    batch BIGINT,
    PRIMARY KEY (poll, tag),
    UNIQUE (poll, slot)
);
CREATE INDEX issuance_batch ON issuance (poll, batch);
