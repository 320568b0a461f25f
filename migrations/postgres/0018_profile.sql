-- What citizens tell about themselves, each field by its key. A row that is not there is a field left empty.
CREATE TABLE profile_fields (
    account UUID NOT NULL REFERENCES accounts (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account, key)
);
