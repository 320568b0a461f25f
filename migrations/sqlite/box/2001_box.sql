-- Polls this box takes ballots for, by the hash of their manifest: 'fixed', 'open', 'closed' or 'final'.
CREATE TABLE box_polls (
    poll BLOB NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    next_batch INTEGER NOT NULL,
    issued_batches INTEGER NOT NULL,
    leaves INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Ballots that wait for the next batch. No person, no time, no order.
CREATE TABLE staged_envelopes (
    poll BLOB NOT NULL,
    receipt BLOB NOT NULL,
    cid BLOB NOT NULL,
    seq INTEGER NOT NULL,
    assisted INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    PRIMARY KEY (poll, receipt),
    UNIQUE (poll, cid, seq)
) STRICT, WITHOUT ROWID;

-- Where in the record each ballot stands.
CREATE TABLE recorded_envelopes (
    poll BLOB NOT NULL,
    receipt BLOB NOT NULL,
    cid BLOB NOT NULL,
    seq INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (poll, receipt),
    UNIQUE (poll, cid, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX recorded_envelopes_leaf ON recorded_envelopes (poll, leaf);

-- The public record: its leaves, the tiles of its tree (those at the right edge grow), and its signed checkpoints.
CREATE TABLE record_leaves (
    poll BLOB NOT NULL,
    number INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    PRIMARY KEY (poll, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_tiles (
    poll BLOB NOT NULL,
    level INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (poll, level, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_checkpoints (
    poll BLOB NOT NULL,
    size INTEGER NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (poll, size)
) STRICT, WITHOUT ROWID;
