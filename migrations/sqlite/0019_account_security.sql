-- From which network, coarsely, somebody signed in.
ALTER TABLE sessions ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- A change of an account's address: asked for, confirmed by a link to the new one, undone by a link to the old one. Hashes of secrets alone.
CREATE TABLE email_changes (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    old_email TEXT NOT NULL,
    new_email TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    undo BLOB UNIQUE,
    undo_until INTEGER,
    undone_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX email_changes_account ON email_changes (account);

-- An address that was given up is kept for its account as long as the change can be undone: nobody else gets it.
CREATE TABLE held_emails (
    email TEXT NOT NULL PRIMARY KEY,
    account BLOB NOT NULL UNIQUE REFERENCES accounts (id),
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Attempts that failed, by a keyed hash of an account or a network. Here and not in memory, so that several machines count together.
CREATE TABLE failed_attempts (
    id BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX failed_attempts_last_at ON failed_attempts (last_at);

-- Changes of roles that a second administrator has to confirm. space is the nil BLOB for the whole municipality.
CREATE TABLE role_requests (
    id BLOB NOT NULL PRIMARY KEY,
    asked_by BLOB NOT NULL REFERENCES accounts (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    space BLOB NOT NULL,
    role TEXT NOT NULL,
    change TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_by BLOB REFERENCES accounts (id),
    decided_at INTEGER,
    outcome TEXT,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX role_requests_expires_at ON role_requests (expires_at);
