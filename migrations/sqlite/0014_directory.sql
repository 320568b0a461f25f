-- Accounts of staff that the directory (LDAP) names.
CREATE TABLE directory_members (
    account BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    uid TEXT NOT NULL UNIQUE,
    since INTEGER NOT NULL
) STRICT;

-- Roles that are held because the directory says so, and by which group. Roles given by hand are not here.
CREATE TABLE directory_grants (
    account BLOB NOT NULL REFERENCES accounts (id),
    space BLOB NOT NULL,
    role TEXT NOT NULL,
    group_name TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (account, space, role)
) STRICT;

-- What following the directory has changed. The nightly run of a day is there once, whichever machine made it.
CREATE TABLE directory_runs (
    id BLOB NOT NULL PRIMARY KEY,
    day TEXT UNIQUE,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    joined INTEGER NOT NULL,
    departed INTEGER NOT NULL,
    granted INTEGER NOT NULL,
    revoked INTEGER NOT NULL
) STRICT;
CREATE INDEX directory_runs_at ON directory_runs (at);
