-- Devices on which an account has signed in: a hash of the account and a secret that the device's cookie holds. Only to tell a new one.
CREATE TABLE devices (
    account BLOB NOT NULL REFERENCES accounts (id),
    id BLOB NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_seen_at ON devices (seen_at);
