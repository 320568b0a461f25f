-- What voters published to open their own ballots, because too few trustees did: the scalar of the sealing, and its leaf once it stands in the record.
CREATE TABLE own_openings (
    poll BLOB NOT NULL,
    receipt BLOB NOT NULL,
    r BLOB NOT NULL,
    leaf INTEGER,
    PRIMARY KEY (poll, receipt)
) STRICT, WITHOUT ROWID;
