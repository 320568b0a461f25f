-- Devices on which an account has signed in: a hash of the account and a secret that the device's cookie holds. Only to tell a new one.
CREATE TABLE devices (
    account UUID NOT NULL REFERENCES accounts (id),
    id BYTEA NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX devices_seen_at ON devices (seen_at);
