-- Batches of slots that issuers beside this server issued to, as they signed them.
CREATE TABLE further_batches (
    poll BLOB NOT NULL,
    issuer INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (poll, issuer, batch)
) STRICT, WITHOUT ROWID;
CREATE TABLE further_slots (
    poll BLOB NOT NULL,
    issuer INTEGER NOT NULL,
    slot BLOB NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (poll, issuer, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX further_slots_batch ON further_slots (poll, issuer, batch);
