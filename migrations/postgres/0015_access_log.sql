-- Who of the staff looked at whose data, and why: each row carries the hash of the one before.
CREATE TABLE access_log (
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    person_kind TEXT NOT NULL,
    person UUID NOT NULL,
    actor UUID NOT NULL,
    actor_name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit UUID NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL,
    about_case UUID,
    fields TEXT NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX access_log_person ON access_log (person, number);

-- When somebody was last told by mail that their data was opened.
CREATE TABLE access_notices (
    account UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- What somebody asked about an entry of the log, and the answer.
CREATE TABLE access_questions (
    number BIGINT NOT NULL PRIMARY KEY REFERENCES access_log (number),
    account UUID NOT NULL,
    at BIGINT NOT NULL,
    question TEXT NOT NULL,
    answered_at BIGINT,
    answered_by UUID,
    answer TEXT
);
CREATE INDEX access_questions_answered_at ON access_questions (answered_at, at);
