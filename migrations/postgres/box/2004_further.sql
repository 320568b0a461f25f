-- How many batches of issued slots of each issuer beside this server are in the record. A box is 'ending' while it takes no more ballots and waits for these.
CREATE TABLE further_recorded (
    poll BYTEA NOT NULL,
    issuer SMALLINT NOT NULL,
    batches BIGINT NOT NULL,
    PRIMARY KEY (poll, issuer)
);
