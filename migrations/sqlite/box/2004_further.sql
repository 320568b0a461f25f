-- How many batches of issued slots of each issuer beside this server are in the record. A box is 'ending' while it takes no more ballots and waits for these.
CREATE TABLE further_recorded (
    poll BLOB NOT NULL,
    issuer INTEGER NOT NULL,
    batches INTEGER NOT NULL,
    PRIMARY KEY (poll, issuer)
) STRICT, WITHOUT ROWID;
