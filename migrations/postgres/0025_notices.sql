-- Which notices somebody wants, and how. What is not there is as the kind of notice has it by itself.
CREATE TABLE notice_choices (
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    pace TEXT NOT NULL,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (account, kind)
);

-- Notices on the site, each about one thing once. With `mail_at` it waits for the one mail of the day, which may go from then on.
CREATE TABLE notices (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    about UUID NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    link TEXT NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT,
    mail_at BIGINT
);
CREATE UNIQUE INDEX notices_account_kind_about ON notices (account, kind, about);
CREATE INDEX notices_account_id ON notices (account, id);
CREATE INDEX notices_mail_at ON notices (mail_at, account);
CREATE INDEX notices_at ON notices (at);

-- When somebody got the one mail of the day last.
CREATE TABLE notice_digests (
    account UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    at BIGINT NOT NULL
);

-- How far a notice about a poll has got: the last account that was looked at.
CREATE TABLE notice_rounds (
    poll UUID NOT NULL,
    kind TEXT NOT NULL,
    reached UUID NOT NULL,
    begun_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (poll, kind)
);
CREATE INDEX notice_rounds_done_at ON notice_rounds (done_at);

-- Who wants to be reminded of which poll. It says nothing about voting.
CREATE TABLE poll_follows (
    account UUID NOT NULL REFERENCES accounts (id),
    poll UUID NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account, poll)
);
CREATE INDEX poll_follows_poll ON poll_follows (poll, account);
