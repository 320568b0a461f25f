-- Which notices somebody wants, and how. What is not there is as the kind of notice has it by itself.
CREATE TABLE notice_choices (
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    pace TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

-- Notices on the site, each about one thing once. With `mail_at` it waits for the one mail of the day, which may go from then on.
CREATE TABLE notices (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    about BLOB NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    link TEXT NOT NULL,
    at INTEGER NOT NULL,
    read_at INTEGER,
    mail_at INTEGER
) STRICT;
CREATE UNIQUE INDEX notices_account_kind_about ON notices (account, kind, about);
CREATE INDEX notices_account_id ON notices (account, id);
CREATE INDEX notices_mail_at ON notices (mail_at, account);
CREATE INDEX notices_at ON notices (at);

-- When somebody got the one mail of the day last.
CREATE TABLE notice_digests (
    account BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far a notice about a poll has got: the last account that was looked at.
CREATE TABLE notice_rounds (
    poll BLOB NOT NULL,
    kind TEXT NOT NULL,
    reached BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    done_at INTEGER,
    PRIMARY KEY (poll, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_rounds_done_at ON notice_rounds (done_at);

-- Who wants to be reminded of which poll. It says nothing about voting.
CREATE TABLE poll_follows (
    account BLOB NOT NULL REFERENCES accounts (id),
    poll BLOB NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (account, poll)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_follows_poll ON poll_follows (poll, account);
