-- How the ballots of a poll are kept: 'confidential' or 'secret'; and whether who has voted may vote again, which secret polls can permit.
ALTER TABLE polls ADD COLUMN profile TEXT NOT NULL DEFAULT 'confidential';
ALTER TABLE polls ADD COLUMN revote BOOLEAN NOT NULL DEFAULT FALSE;
-- What is set down for a secret poll: who opens the ballots (the public part of the key), how ballots are published, and, once it is fixed, its manifest.
CREATE TABLE secret_polls (
    poll UUID NOT NULL PRIMARY KEY,
    min_k INTEGER NOT NULL,
    batch_seconds INTEGER NOT NULL,
    complaint_hours SMALLINT NOT NULL,
    key_bits SMALLINT NOT NULL,
    sealing TEXT,
    manifest BYTEA,
    fixed_at BIGINT,
    trial_nonce BYTEA,
    trial_passed_at BIGINT,
    released_at BIGINT,
    deleted_at BIGINT
);
