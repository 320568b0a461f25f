-- Polls this box takes ballots for, by the hash of their manifest: 'fixed', 'open', 'closed' or 'final'.
CREATE TABLE box_polls (
    poll BYTEA NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    next_batch BIGINT NOT NULL,
    issued_batches BIGINT NOT NULL,
    leaves BIGINT NOT NULL
);

-- Ballots that wait for the next batch. No person, no time, no order.
CREATE TABLE staged_envelopes (
    poll BYTEA NOT NULL,
    receipt BYTEA NOT NULL,
    cid BYTEA NOT NULL,
    seq INTEGER NOT NULL,
    assisted BOOLEAN NOT NULL,
    envelope BYTEA NOT NULL,
    PRIMARY KEY (poll, receipt),
    UNIQUE (poll, cid, seq)
);

-- Where in the record each ballot stands.
CREATE TABLE recorded_envelopes (
    poll BYTEA NOT NULL,
    receipt BYTEA NOT NULL,
    cid BYTEA NOT NULL,
    seq INTEGER NOT NULL,
    leaf BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (poll, receipt),
    UNIQUE (poll, cid, seq)
);
CREATE INDEX recorded_envelopes_leaf ON recorded_envelopes (poll, leaf);

-- The public record: its leaves, the tiles of its tree (those at the right edge grow), and its signed checkpoints.
CREATE TABLE record_leaves (
    poll BYTEA NOT NULL,
    number BIGINT NOT NULL,
    leaf BYTEA NOT NULL,
    PRIMARY KEY (poll, number)
);
CREATE TABLE record_tiles (
    poll BYTEA NOT NULL,
    level SMALLINT NOT NULL,
    number BIGINT NOT NULL,
    hashes BYTEA NOT NULL,
    PRIMARY KEY (poll, level, number)
);
CREATE TABLE record_checkpoints (
    poll BYTEA NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (poll, size)
);
