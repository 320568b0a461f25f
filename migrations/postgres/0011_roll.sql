-- The roll as it lives: who left, where letters go, how accounts were bound to it, and who may vote in a poll fixed when it opened.
ALTER TABLE roll_entries ADD COLUMN address TEXT;
ALTER TABLE roll_entries ADD COLUMN left_on TEXT;
ALTER TABLE roll_entries ADD COLUMN left_why TEXT;
CREATE INDEX roll_entries_family_name ON roll_entries (family_name, birth_date);

CREATE TABLE roll_imports (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    by_account UUID,
    file TEXT NOT NULL,
    facts TEXT NOT NULL
);

-- A file between its dry run and the decision to import it; purged after an hour.
CREATE TABLE roll_uploads (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    by_account UUID NOT NULL,
    file TEXT NOT NULL,
    is_complete BOOLEAN NOT NULL,
    content BYTEA NOT NULL
);

CREATE TABLE letter_batches (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    by_account UUID NOT NULL,
    district TEXT,
    letters BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- One code for each entry: a newer letter replaces it. The letter holds the code, the table only its keyed hash.
CREATE TABLE letter_codes (
    entry UUID NOT NULL PRIMARY KEY REFERENCES roll_entries (id),
    batch UUID NOT NULL REFERENCES letter_batches (id),
    hash BYTEA NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL,
    wrong_births BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX letter_codes_batch ON letter_codes (batch);

-- Wrong codes typed by an account since its last cool-down.
CREATE TABLE code_tries (
    account UUID NOT NULL PRIMARY KEY,
    wrong BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- The number somebody tells at the desk so that the clerk finds the account.
CREATE TABLE desk_numbers (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL UNIQUE,
    hash BYTEA NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL
);

-- How an account was bound to an entry of the roll, by whom, and how that ended.
CREATE TABLE residence_matches (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL,
    entry UUID NOT NULL,
    means TEXT NOT NULL,
    document TEXT,
    at BIGINT NOT NULL,
    by_account UUID,
    ended_at BIGINT,
    ended_why TEXT
);
CREATE INDEX residence_matches_account ON residence_matches (account, at);
CREATE INDEX residence_matches_entry ON residence_matches (entry, at);

-- Somebody says to be the person of an entry that another account is bound to.
CREATE TABLE residence_claims (
    id UUID NOT NULL PRIMARY KEY,
    entry UUID NOT NULL,
    holder UUID NOT NULL,
    claimant UUID NOT NULL,
    means TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    reason TEXT
);
CREATE INDEX residence_claims_state ON residence_claims (state, at);
CREATE INDEX residence_claims_claimant ON residence_claims (claimant, at);

-- Who may vote in a poll, with the district of that day: written when it opens, never changed, gone when it is archived.
CREATE TABLE frozen_rolls (
    poll UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    entries BIGINT NOT NULL
);

CREATE TABLE frozen_roll_entries (
    poll UUID NOT NULL,
    entry UUID NOT NULL,
    district TEXT,
    PRIMARY KEY (poll, entry)
);
