-- Names are compared in the program, which knows how; a day of birth leaves few of them, also in a city of a million.
CREATE INDEX roll_entries_birth_date ON roll_entries (birth_date);

-- Who came, left, got or lost which role when the directory was followed, or would have where it stopped; forgotten after 90 days.
CREATE TABLE directory_changes (
    run UUID NOT NULL REFERENCES directory_runs (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    account UUID,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    space UUID,
    role TEXT,
    PRIMARY KEY (run, number)
);
CREATE INDEX directory_changes_at ON directory_changes (at);
CREATE INDEX directory_changes_account ON directory_changes (account);

-- Passwords tried of late at the sign-in by the directory, by a keyed hash of the name. Here and not in memory, so that several machines count together.
CREATE TABLE directory_tries (
    id BYTEA NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE INDEX directory_tries_since ON directory_tries (since);
