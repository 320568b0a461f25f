-- Who can sign in, how, and what the roll of residents says.
CREATE TABLE roll_entries (
    id BLOB NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    district TEXT,
    email TEXT,
    phone TEXT,
    imported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX roll_entries_email ON roll_entries (email);
CREATE INDEX roll_entries_district ON roll_entries (district, birth_date);

-- One entry of the roll belongs to one account at most.
CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    roll_entry BLOB UNIQUE REFERENCES roll_entries (id),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE passkeys (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_account ON passkeys (account);

-- One-time links by e-mail. The link holds the secret, the table only its BLAKE3 hash.
CREATE TABLE email_links (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    next TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX email_links_expires_at ON email_links (expires_at);

-- Roles; space is the nil BLOB for the whole municipality.
CREATE TABLE role_grants (
    account BLOB NOT NULL REFERENCES accounts (id),
    space BLOB NOT NULL,
    role TEXT NOT NULL,
    granted_by BLOB,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (account, space, role)
) STRICT, WITHOUT ROWID;
