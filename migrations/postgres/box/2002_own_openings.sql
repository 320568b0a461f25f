-- What voters published to open their own ballots, because too few trustees did: the scalar of the sealing, and its leaf once it stands in the record.
CREATE TABLE own_openings (
    poll BYTEA NOT NULL,
    receipt BYTEA NOT NULL,
    r BYTEA NOT NULL,
    leaf BIGINT,
    PRIMARY KEY (poll, receipt)
);
