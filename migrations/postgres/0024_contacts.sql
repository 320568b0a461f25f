-- Contact points that are confirmed, beside the e-mail address of the account.
CREATE TABLE contact_points (
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    means TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (account, kind)
);

-- What is being confirmed: the keyed hash of a code. Without one, a letter waits to be printed; its code is made then.
CREATE TABLE contact_codes (
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    hash BYTEA,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT,
    PRIMARY KEY (account, kind)
);

-- Wrong codes of an account, the last of them at a time.
CREATE TABLE contact_tries (
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    wrong BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (account, kind)
);

-- Messages and letters that were asked for, each by the keyed hash of an account, a number or a network: nobody reads from it whose.
CREATE TABLE contact_sendings (
    id UUID NOT NULL PRIMARY KEY,
    about BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX contact_sendings_about ON contact_sendings (about, at);

-- Contact points that were given up, as long as that can be taken back by the secret whose hash stands here.
CREATE TABLE contact_changes (
    undo BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    means TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    undo_until BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX contact_changes_account ON contact_changes (account, kind);

-- Letters to print at the desk.
CREATE TABLE outgoing_letters (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    printed_at BIGINT
);
CREATE INDEX outgoing_letters_account ON outgoing_letters (account, queued_at);
CREATE INDEX outgoing_letters_printed_at ON outgoing_letters (printed_at, queued_at);

-- What waits to be sent is a mail, or a text message to a telephone. After `expires_at` it is of no use; `stop` is the address that stops
-- notices like this one.
ALTER TABLE outgoing_mail ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail';
ALTER TABLE outgoing_mail ADD COLUMN stop TEXT;
ALTER TABLE outgoing_mail ADD COLUMN expires_at BIGINT;
