-- Names are compared in the program, which knows how; a day of birth leaves few of them, also in a city of a million.
CREATE INDEX roll_entries_birth_date ON roll_entries (birth_date);

-- Who came, left, got or lost which role when the directory was followed, or would have where it stopped; forgotten after 90 days.
CREATE TABLE directory_changes (
    run BLOB NOT NULL REFERENCES directory_runs (id),
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    account BLOB,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    space BLOB,
    role TEXT,
    PRIMARY KEY (run, number)
) STRICT;
CREATE INDEX directory_changes_at ON directory_changes (at);
CREATE INDEX directory_changes_account ON directory_changes (account);

-- Passwords tried of late at the sign-in by the directory, by a keyed hash of the name. Here and not in memory, so that several machines count together.
CREATE TABLE directory_tries (
    id BLOB NOT NULL PRIMARY KEY,
    tries INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX directory_tries_since ON directory_tries (since);
