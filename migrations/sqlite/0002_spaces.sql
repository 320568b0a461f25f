-- Spaces and their phases.
CREATE TABLE spaces (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE phases (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    title TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    permits INTEGER NOT NULL
) STRICT;
CREATE INDEX phases_space ON phases (space, starts_at);
