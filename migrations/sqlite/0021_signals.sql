-- Signs of misuse, found in what happened, never in ballots.
CREATE TABLE signals (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    holders TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_at INTEGER,
    decided_by BLOB,
    reason TEXT,
    UNIQUE (kind, about)
) STRICT;
CREATE INDEX signals_state ON signals (state, last_at);

-- What tells that two addresses are one mailbox: a keyed hash of the plain form.
CREATE TABLE signal_mailboxes (
    account BLOB NOT NULL PRIMARY KEY,
    mailbox BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signal_mailboxes_mailbox ON signal_mailboxes (mailbox);

-- Accounts made in each hour since 1970.
CREATE TABLE signal_hours (
    hour INTEGER NOT NULL PRIMARY KEY,
    made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
