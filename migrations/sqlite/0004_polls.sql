-- Polls, what may be chosen, who took part, the ballots, and what came out.
CREATE TABLE polls (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    binding TEXT NOT NULL,
    method TEXT NOT NULL,
    min_choices INTEGER NOT NULL,
    max_choices INTEGER NOT NULL,
    option_count INTEGER NOT NULL,
    none_option INTEGER NOT NULL,
    shuffled INTEGER NOT NULL,
    min_level INTEGER NOT NULL,
    districts TEXT NOT NULL,
    min_age INTEGER,
    max_age INTEGER,
    opens_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    currency TEXT,
    budget_minor INTEGER,
    manifest_nonce BLOB,
    manifest_hash BLOB,
    eligible INTEGER,
    created_at INTEGER NOT NULL,
    published_at INTEGER,
    opened_at INTEGER,
    closed_at INTEGER,
    archived_at INTEGER
) STRICT;
CREATE INDEX polls_space ON polls (space, closes_at);
CREATE INDEX polls_state ON polls (state, closes_at, id);

CREATE TABLE poll_options (
    poll BLOB NOT NULL REFERENCES polls (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    reference TEXT,
    category TEXT,
    district TEXT,
    cost_minor INTEGER,
    latitude REAL,
    longitude REAL,
    PRIMARY KEY (poll, number)
) STRICT, WITHOUT ROWID;

-- Public corrections of what does not bind, once a poll is open.
CREATE TABLE poll_notes (
    id BLOB NOT NULL PRIMARY KEY,
    poll BLOB NOT NULL REFERENCES polls (id),
    at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX poll_notes_poll ON poll_notes (poll, at);

-- Who took part: a keyed hash of the person, one row a person and poll. No time, no order, no link to a ballot.
CREATE TABLE participation (
    poll BLOB NOT NULL,
    tag BLOB NOT NULL,
    PRIMARY KEY (poll, tag)
) STRICT, WITHOUT ROWID;

-- Ballots while the poll is open. No person, no time, no order.
CREATE TABLE staged_ballots (
    poll BLOB NOT NULL,
    receipt BLOB NOT NULL,
    salt BLOB NOT NULL,
    choice BLOB NOT NULL,
    PRIMARY KEY (poll, receipt)
) STRICT, WITHOUT ROWID;

-- Ballots of closed polls, written at the close in the order of their receipts; published.
CREATE TABLE ballots (
    poll BLOB NOT NULL,
    receipt BLOB NOT NULL,
    salt BLOB NOT NULL,
    choice BLOB NOT NULL,
    PRIMARY KEY (poll, receipt)
) STRICT, WITHOUT ROWID;

-- How many have taken part, kept as ballots come in.
CREATE TABLE turnout (
    poll BLOB NOT NULL PRIMARY KEY,
    voted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Written once, at the close.
CREATE TABLE results (
    poll BLOB NOT NULL PRIMARY KEY,
    ballots INTEGER NOT NULL,
    none INTEGER,
    counted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE result_votes (
    poll BLOB NOT NULL,
    number INTEGER NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (poll, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE district_turnout (
    poll BLOB NOT NULL,
    district TEXT NOT NULL,
    eligible INTEGER NOT NULL,
    voted INTEGER NOT NULL,
    PRIMARY KEY (poll, district)
) STRICT, WITHOUT ROWID;

-- Imports that cast ballots line by line, so that a broken one goes on where it was.
CREATE TABLE replays (
    source BLOB NOT NULL PRIMARY KEY,
    poll BLOB NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
