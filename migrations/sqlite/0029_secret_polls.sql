-- How the ballots of a poll are kept: 'confidential' or 'secret'; and whether who has voted may vote again, which secret polls can permit.
ALTER TABLE polls ADD COLUMN profile TEXT NOT NULL DEFAULT 'confidential';
ALTER TABLE polls ADD COLUMN revote INTEGER NOT NULL DEFAULT 0;
-- What is set down for a secret poll: who opens the ballots (the public part of the key), how ballots are published, and, once it is fixed, its manifest.
CREATE TABLE secret_polls (
    poll BLOB NOT NULL PRIMARY KEY,
    min_k INTEGER NOT NULL,
    batch_seconds INTEGER NOT NULL,
    complaint_hours INTEGER NOT NULL,
    key_bits INTEGER NOT NULL,
    sealing TEXT,
    manifest BLOB,
    fixed_at INTEGER,
    trial_nonce BLOB,
    trial_passed_at INTEGER,
    released_at INTEGER,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
