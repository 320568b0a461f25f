-- What every slice leans on: sessions, what happened, mail to be sent.

-- A session of a browser. The cookie holds the id, the table only its BLAKE3 hash.
CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB,
    data TEXT NOT NULL,
    agent TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- What happened, written in the transaction that made it happen. Never about who voted.
CREATE TABLE events (
    id BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    actor BLOB,
    facts TEXT NOT NULL
) STRICT;
CREATE INDEX events_subject ON events (subject, id);

-- Mail that waits to be sent, and in a demonstration what would have been sent.
CREATE TABLE outgoing_mail (
    id BLOB NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outgoing_mail_next_at ON outgoing_mail (sent_at, next_at);

-- What an administrator sets for the whole municipality.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
