-- Batches of slots that issuers beside this server issued to, as they signed them.
CREATE TABLE further_batches (
    poll BYTEA NOT NULL,
    issuer SMALLINT NOT NULL,
    batch BIGINT NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (poll, issuer, batch)
);
CREATE TABLE further_slots (
    poll BYTEA NOT NULL,
    issuer SMALLINT NOT NULL,
    slot BYTEA NOT NULL,
    batch BIGINT NOT NULL,
    PRIMARY KEY (poll, issuer, slot)
);
CREATE INDEX further_slots_batch ON further_slots (poll, issuer, batch);
