-- Who of the staff looked at whose data, and why: each row carries the hash of the one before.
CREATE TABLE access_log (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    person_kind TEXT NOT NULL,
    person BLOB NOT NULL,
    actor BLOB NOT NULL,
    actor_name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit BLOB NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL,
    about_case BLOB,
    fields TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_log_person ON access_log (person, number);

-- When somebody was last told by mail that their data was opened.
CREATE TABLE access_notices (
    account BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody asked about an entry of the log, and the answer.
CREATE TABLE access_questions (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES access_log (number),
    account BLOB NOT NULL,
    at INTEGER NOT NULL,
    question TEXT NOT NULL,
    answered_at INTEGER,
    answered_by BLOB,
    answer TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX access_questions_answered_at ON access_questions (answered_at, at);
