-- The register of an issuer that somebody else runs: persons by the reference that both registers share.
CREATE TABLE register_persons (
    person BLOB NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes by which persons make their passkey, as keyed hashes; and what was asked of the browser that is making one.
CREATE TABLE register_codes (
    person BLOB NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    making TEXT,
    making_until INTEGER
) STRICT, WITHOUT ROWID;

-- One passkey for each person; a new one takes the place of the old.
CREATE TABLE register_passkeys (
    id BLOB NOT NULL PRIMARY KEY,
    person BLOB NOT NULL UNIQUE,
    credential TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Polls that keys were made for, as their municipality calls them: 'key' before there is a manifest, then 'open' and 'closed'. Keys are in files named by `key_file`.
CREATE TABLE served_polls (
    town TEXT NOT NULL,
    poll TEXT NOT NULL,
    state TEXT NOT NULL,
    nonce BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    key_file BLOB NOT NULL,
    rsa_spki BLOB NOT NULL,
    record_vkey TEXT NOT NULL,
    name BLOB UNIQUE,
    manifest BLOB,
    place INTEGER,
    batches INTEGER NOT NULL,
    PRIMARY KEY (town, poll)
) STRICT, WITHOUT ROWID;

-- Whose right was used in a poll: a keyed hash of the person, and the slot. With what the person signed, to show that it was given by right.
CREATE TABLE served_issuance (
    poll BLOB NOT NULL,
    tag BLOB NOT NULL,
    slot BLOB NOT NULL,
    digest BLOB NOT NULL,
    blind_sig BLOB NOT NULL,
    evidence BLOB NOT NULL,
    proof TEXT NOT NULL,
    batch INTEGER,
    PRIMARY KEY (poll, tag),
    UNIQUE (poll, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX served_issuance_batch ON served_issuance (poll, batch);

-- What was published of it: leaves of the record, signed.
CREATE TABLE served_batches (
    poll BLOB NOT NULL,
    batch INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    PRIMARY KEY (poll, batch)
) STRICT, WITHOUT ROWID;
