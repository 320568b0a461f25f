-- Who of the staff opened what about whom, and why. Entries are only added. Each carries the hash of the one before, so that nobody can
-- change, drop or swap one unseen. `person_kind` says whether `person` is an account or an entry of the roll.
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
    case_reference TEXT,
    fields TEXT NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX access_log_person ON access_log (person, number);

-- What the person still has to be told of by mail, and when they were told last.
CREATE TABLE access_untold (
    account UUID NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (account, number)
);
CREATE TABLE access_told (
    account UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- What people ask about an entry, and what the manager answers.
CREATE TABLE access_questions (
    id UUID NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    account UUID NOT NULL,
    asked_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    answered_at BIGINT,
    answered_by UUID,
    answered_name TEXT,
    answer TEXT
);
CREATE INDEX access_questions_account ON access_questions (account, number);
CREATE INDEX access_questions_answered_at ON access_questions (answered_at, asked_at);
