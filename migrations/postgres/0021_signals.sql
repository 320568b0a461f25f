-- Signs of misuse, found in what happened, never in ballots.
CREATE TABLE signals (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    count BIGINT NOT NULL,
    holders TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    reason TEXT,
    UNIQUE (kind, about)
);
CREATE INDEX signals_state ON signals (state, last_at);

-- What tells that two addresses are one mailbox: a keyed hash of the plain form.
CREATE TABLE signal_mailboxes (
    account UUID NOT NULL PRIMARY KEY,
    mailbox BYTEA NOT NULL
);
CREATE INDEX signal_mailboxes_mailbox ON signal_mailboxes (mailbox);

-- Accounts made in each hour since 1970.
CREATE TABLE signal_hours (
    hour BIGINT NOT NULL PRIMARY KEY,
    made BIGINT NOT NULL
);
