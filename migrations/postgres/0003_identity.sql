-- Who can sign in, how, and what the roll of residents says.
CREATE TABLE roll_entries (
    id UUID NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    district TEXT,
    email TEXT,
    phone TEXT,
    imported_at BIGINT NOT NULL
);
CREATE INDEX roll_entries_email ON roll_entries (email);
CREATE INDEX roll_entries_district ON roll_entries (district, birth_date);

-- One entry of the roll belongs to one account at most.
CREATE TABLE accounts (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    roll_entry UUID UNIQUE REFERENCES roll_entries (id),
    created_at BIGINT NOT NULL
);

CREATE TABLE passkeys (
    id BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    credential TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkeys_account ON passkeys (account);

-- One-time links by e-mail. The link holds the secret, the table only its BLAKE3 hash.
CREATE TABLE email_links (
    id BYTEA NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    next TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX email_links_expires_at ON email_links (expires_at);

-- Roles; space is the nil UUID for the whole municipality.
CREATE TABLE role_grants (
    account UUID NOT NULL REFERENCES accounts (id),
    space UUID NOT NULL,
    role TEXT NOT NULL,
    granted_by UUID,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (account, space, role)
);
