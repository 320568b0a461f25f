-- Who of the staff opened what about whom, and why. Entries are only added. Each carries the hash of the one before, so that nobody can
-- change, drop or swap one unseen. `person_kind` says whether `person` is an account or an entry of the roll.
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
    case_reference TEXT,
    fields TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_log_person ON access_log (person, number);

-- What the person still has to be told of by mail, and when they were told last.
CREATE TABLE access_untold (
    account BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE access_told (
    account BLOB NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What people ask about an entry, and what the manager answers.
CREATE TABLE access_questions (
    id BLOB NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    account BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    answered_at INTEGER,
    answered_by BLOB,
    answered_name TEXT,
    answer TEXT
) STRICT;
CREATE INDEX access_questions_account ON access_questions (account, number);
CREATE INDEX access_questions_answered_at ON access_questions (answered_at, asked_at);
