-- Under which name people appear in a space: display, real or role.
ALTER TABLE spaces ADD COLUMN name_rule TEXT NOT NULL DEFAULT 'display';

-- Pseudonyms, one for each account and space, unique within the space. The number follows from a keyed hash of both.
CREATE TABLE pseudonyms (
    space BLOB NOT NULL REFERENCES spaces (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    number INTEGER NOT NULL,
    PRIMARY KEY (space, account),
    UNIQUE (space, number)
) STRICT, WITHOUT ROWID;

-- Names that people chose for a space.
CREATE TABLE public_names (
    account BLOB NOT NULL REFERENCES accounts (id),
    space BLOB NOT NULL REFERENCES spaces (id),
    name TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (account, space)
) STRICT, WITHOUT ROWID;
