-- What every slice leans on: sessions, what happened, mail to be sent.

-- A session of a browser. The cookie holds the id, the table only its BLAKE3 hash.
CREATE TABLE sessions (
    id BYTEA NOT NULL PRIMARY KEY,
    account UUID,
    data TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- What happened, written in the transaction that made it happen. Never about who voted.
CREATE TABLE events (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject UUID NOT NULL,
    actor UUID,
    facts TEXT NOT NULL
);
CREATE INDEX events_subject ON events (subject, id);

-- Mail that waits to be sent, and in a demonstration what would have been sent.
CREATE TABLE outgoing_mail (
    id UUID NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts SMALLINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX outgoing_mail_next_at ON outgoing_mail (sent_at, next_at);

-- What an administrator sets for the whole municipality.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
