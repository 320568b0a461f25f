-- The roll as it lives: who left, where letters go, how accounts were bound to it, and who may vote in a poll fixed when it opened.
ALTER TABLE roll_entries ADD COLUMN address TEXT;
ALTER TABLE roll_entries ADD COLUMN left_on TEXT;
ALTER TABLE roll_entries ADD COLUMN left_why TEXT;
CREATE INDEX roll_entries_family_name ON roll_entries (family_name, birth_date);

CREATE TABLE roll_imports (
    id BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    by_account BLOB,
    file TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;

-- A file between its dry run and the decision to import it; purged after an hour.
CREATE TABLE roll_uploads (
    id BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    by_account BLOB NOT NULL,
    file TEXT NOT NULL,
    is_complete INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE letter_batches (
    id BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    by_account BLOB NOT NULL,
    district TEXT,
    letters INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- One code for each entry: a newer letter replaces it. The letter holds the code, the table only its keyed hash.
CREATE TABLE letter_codes (
    entry BLOB NOT NULL PRIMARY KEY REFERENCES roll_entries (id),
    batch BLOB NOT NULL REFERENCES letter_batches (id),
    hash BLOB NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL,
    wrong_births INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_codes_batch ON letter_codes (batch);

-- Wrong codes typed by an account since its last cool-down.
CREATE TABLE code_tries (
    account BLOB NOT NULL PRIMARY KEY,
    wrong INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The number somebody tells at the desk so that the clerk finds the account.
CREATE TABLE desk_numbers (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL UNIQUE,
    hash BLOB NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How an account was bound to an entry of the roll, by whom, and how that ended.
CREATE TABLE residence_matches (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    entry BLOB NOT NULL,
    means TEXT NOT NULL,
    document TEXT,
    at INTEGER NOT NULL,
    by_account BLOB,
    ended_at INTEGER,
    ended_why TEXT
) STRICT;
CREATE INDEX residence_matches_account ON residence_matches (account, at);
CREATE INDEX residence_matches_entry ON residence_matches (entry, at);

-- Somebody says to be the person of an entry that another account is bound to.
CREATE TABLE residence_claims (
    id BLOB NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL,
    holder BLOB NOT NULL,
    claimant BLOB NOT NULL,
    means TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    decided_at INTEGER,
    decided_by BLOB,
    reason TEXT
) STRICT;
CREATE INDEX residence_claims_state ON residence_claims (state, at);
CREATE INDEX residence_claims_claimant ON residence_claims (claimant, at);

-- Who may vote in a poll, with the district of that day: written when it opens, never changed, gone when it is archived.
CREATE TABLE frozen_rolls (
    poll BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen_roll_entries (
    poll BLOB NOT NULL,
    entry BLOB NOT NULL,
    district TEXT,
    PRIMARY KEY (poll, entry)
) STRICT, WITHOUT ROWID;
