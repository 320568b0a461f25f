-- Polls, what may be chosen, who took part, the ballots, and what came out.
CREATE TABLE polls (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    binding TEXT NOT NULL,
    method TEXT NOT NULL,
    min_choices SMALLINT NOT NULL,
    max_choices SMALLINT NOT NULL,
    option_count SMALLINT NOT NULL,
    none_option BOOLEAN NOT NULL,
    shuffled BOOLEAN NOT NULL,
    min_level SMALLINT NOT NULL,
    districts TEXT NOT NULL,
    min_age SMALLINT,
    max_age SMALLINT,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    currency TEXT,
    budget_minor BIGINT,
    manifest_nonce BYTEA,
    manifest_hash BYTEA,
    eligible BIGINT,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    opened_at BIGINT,
    closed_at BIGINT,
    archived_at BIGINT
);
CREATE INDEX polls_space ON polls (space, closes_at);
CREATE INDEX polls_state ON polls (state, closes_at, id);

CREATE TABLE poll_options (
    poll UUID NOT NULL REFERENCES polls (id),
    number SMALLINT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    reference TEXT,
    category TEXT,
    district TEXT,
    cost_minor BIGINT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    PRIMARY KEY (poll, number)
);

-- Public corrections of what does not bind, once a poll is open.
CREATE TABLE poll_notes (
    id UUID NOT NULL PRIMARY KEY,
    poll UUID NOT NULL REFERENCES polls (id),
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX poll_notes_poll ON poll_notes (poll, at);

-- Who took part: a keyed hash of the person, one row a person and poll. No time, no order, no link to a ballot.
CREATE TABLE participation (
    poll UUID NOT NULL,
    tag BYTEA NOT NULL,
    PRIMARY KEY (poll, tag)
);

-- Ballots while the poll is open. No person, no time, no order.
CREATE TABLE staged_ballots (
    poll UUID NOT NULL,
    receipt BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    choice BYTEA NOT NULL,
    PRIMARY KEY (poll, receipt)
);

-- Ballots of closed polls, written at the close in the order of their receipts; published.
CREATE TABLE ballots (
    poll UUID NOT NULL,
    receipt BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    choice BYTEA NOT NULL,
    PRIMARY KEY (poll, receipt)
);

-- How many have taken part, kept as ballots come in.
CREATE TABLE turnout (
    poll UUID NOT NULL PRIMARY KEY,
    voted BIGINT NOT NULL
);

-- Written once, at the close.
CREATE TABLE results (
    poll UUID NOT NULL PRIMARY KEY,
    ballots BIGINT NOT NULL,
    none BIGINT,
    counted_at BIGINT NOT NULL
);

CREATE TABLE result_votes (
    poll UUID NOT NULL,
    number SMALLINT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (poll, number)
);

CREATE TABLE district_turnout (
    poll UUID NOT NULL,
    district TEXT NOT NULL,
    eligible BIGINT NOT NULL,
    voted BIGINT NOT NULL,
    PRIMARY KEY (poll, district)
);

-- Imports that cast ballots line by line, so that a broken one goes on where it was.
CREATE TABLE replays (
    source BYTEA NOT NULL PRIMARY KEY,
    poll UUID NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL
);
