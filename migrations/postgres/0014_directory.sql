-- Accounts of staff that the directory (LDAP) names.
CREATE TABLE directory_members (
    account UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    uid TEXT NOT NULL UNIQUE,
    since BIGINT NOT NULL
);

-- Roles that are held because the directory says so, and by which group. Roles given by hand are not here.
CREATE TABLE directory_grants (
    account UUID NOT NULL REFERENCES accounts (id),
    space UUID NOT NULL,
    role TEXT NOT NULL,
    group_name TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account, space, role)
);

-- What following the directory has changed. The nightly run of a day is there once, whichever machine made it.
CREATE TABLE directory_runs (
    id UUID NOT NULL PRIMARY KEY,
    day TEXT UNIQUE,
    at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    joined BIGINT NOT NULL,
    departed BIGINT NOT NULL,
    granted BIGINT NOT NULL,
    revoked BIGINT NOT NULL
);
CREATE INDEX directory_runs_at ON directory_runs (at);
