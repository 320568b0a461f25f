-- What people want corrected, and what became of it.
CREATE TABLE corrections (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    about TEXT NOT NULL,
    wrong TEXT NOT NULL,
    correct TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    outcome TEXT,
    reason TEXT,
    worked_at INTEGER,
    worked_by BLOB,
    worked_name TEXT
) STRICT;
CREATE INDEX corrections_account ON corrections (account, asked_at);
CREATE INDEX corrections_worked_at ON corrections (worked_at, asked_at);

-- What people consented to: the wording as they read it, when, and when they withdrew it.
CREATE TABLE consents (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    wording TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE UNIQUE INDEX consents_live ON consents (account, kind) WHERE withdrawn_at IS NULL;
CREATE INDEX consents_withdrawn_at ON consents (withdrawn_at);
