-- What citizens tell about themselves, each field by its key. A row that is not there is a field left empty.
CREATE TABLE profile_fields (
    account BLOB NOT NULL REFERENCES accounts (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
