-- From which network, coarsely, somebody signed in.
ALTER TABLE sessions ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- A change of an account's address: asked for, confirmed by a link to the new one, undone by a link to the old one. Hashes of secrets alone.
CREATE TABLE email_changes (
    id BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    old_email TEXT NOT NULL,
    new_email TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    undo BYTEA UNIQUE,
    undo_until BIGINT,
    undone_at BIGINT
);
CREATE INDEX email_changes_account ON email_changes (account);

-- An address that was given up is kept for its account as long as the change can be undone: nobody else gets it.
CREATE TABLE held_emails (
    email TEXT NOT NULL PRIMARY KEY,
    account UUID NOT NULL UNIQUE REFERENCES accounts (id),
    until BIGINT NOT NULL
);

-- Attempts that failed, by a keyed hash of an account or a network. Here and not in memory, so that several machines count together.
CREATE TABLE failed_attempts (
    id BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE INDEX failed_attempts_last_at ON failed_attempts (last_at);

-- Changes of roles that a second administrator has to confirm. space is the nil UUID for the whole municipality.
CREATE TABLE role_requests (
    id UUID NOT NULL PRIMARY KEY,
    asked_by UUID NOT NULL REFERENCES accounts (id),
    account UUID NOT NULL REFERENCES accounts (id),
    space UUID NOT NULL,
    role TEXT NOT NULL,
    change TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_by UUID REFERENCES accounts (id),
    decided_at BIGINT,
    outcome TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX role_requests_expires_at ON role_requests (expires_at);
