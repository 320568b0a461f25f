-- The register of an issuer that somebody else runs: persons by the reference that both registers share.
CREATE TABLE register_persons (
    person BYTEA NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

-- Codes by which persons make their passkey, as keyed hashes; and what was asked of the browser that is making one.
CREATE TABLE register_codes (
    person BYTEA NOT NULL PRIMARY KEY,
    hash BYTEA NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL,
    making TEXT,
    making_until BIGINT
);

-- One passkey for each person; a new one takes the place of the old.
CREATE TABLE register_passkeys (
    id BYTEA NOT NULL PRIMARY KEY,
    person BYTEA NOT NULL UNIQUE,
    credential TEXT NOT NULL
);

-- Polls that keys were made for, as their municipality calls them: 'key' before there is a manifest, then 'open' and 'closed'. Keys are in files named by `key_file`.
CREATE TABLE served_polls (
    town TEXT NOT NULL,
    poll TEXT NOT NULL,
    state TEXT NOT NULL,
    nonce BYTEA NOT NULL,
    asked_at BIGINT NOT NULL,
    key_file BYTEA NOT NULL,
    rsa_spki BYTEA NOT NULL,
    record_vkey TEXT NOT NULL,
    name BYTEA UNIQUE,
    manifest BYTEA,
    place SMALLINT,
    batches BIGINT NOT NULL,
    PRIMARY KEY (town, poll)
);

-- Whose right was used in a poll: a keyed hash of the person, and the slot. With what the person signed, to show that it was given by right.
CREATE TABLE served_issuance (
    poll BYTEA NOT NULL,
    tag BYTEA NOT NULL,
    slot BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    blind_sig BYTEA NOT NULL,
    evidence BYTEA NOT NULL,
    proof TEXT NOT NULL,
    batch BIGINT,
    PRIMARY KEY (poll, tag),
    UNIQUE (poll, slot)
);
CREATE INDEX served_issuance_batch ON served_issuance (poll, batch);

-- What was published of it: leaves of the record, signed.
CREATE TABLE served_batches (
    poll BYTEA NOT NULL,
    batch BIGINT NOT NULL,
    leaf BYTEA NOT NULL,
    PRIMARY KEY (poll, batch)
);
