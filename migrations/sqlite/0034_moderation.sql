-- Names that people chose for a space can be reported and hidden; their id leads to nobody, and to no other space.
ALTER TABLE public_names ADD COLUMN id BLOB NOT NULL DEFAULT x'00000000000000000000000000000000';
ALTER TABLE public_names ADD COLUMN visibility TEXT NOT NULL DEFAULT 'visible';
UPDATE public_names SET id = randomblob(16);
CREATE UNIQUE INDEX public_names_id ON public_names (id);

-- What waits for moderators, or was decided: one row for each piece of content. `about` is the idea it belongs to, or itself.
-- `why` holds the words of what the rules noticed, `grounds` those of the reports, with blanks between. Title, excerpt and label stand here
-- so that the queue asks no other table.
CREATE TABLE moderation_items (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    kind TEXT NOT NULL,
    content BLOB NOT NULL,
    about BLOB NOT NULL,
    author BLOB,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    lang TEXT NOT NULL,
    origin TEXT NOT NULL,
    why TEXT NOT NULL,
    grounds TEXT NOT NULL,
    label TEXT,
    state TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    decided_at INTEGER,
    claimed_by BLOB,
    claimed_until INTEGER,
    UNIQUE (kind, content)
) STRICT;
CREATE INDEX moderation_items_queue ON moderation_items (state, urgency, opened_at, id);
CREATE INDEX moderation_items_opened ON moderation_items (opened_at);
CREATE INDEX moderation_items_about ON moderation_items (about) WHERE label IS NOT NULL;
CREATE INDEX moderation_items_author ON moderation_items (author);
CREATE INDEX moderation_items_claimed ON moderation_items (claimed_by) WHERE claimed_by IS NOT NULL;

-- What people reported: one report for each person and piece of content.
CREATE TABLE reports (
    id BLOB NOT NULL PRIMARY KEY,
    item BLOB NOT NULL REFERENCES moderation_items (id),
    account BLOB NOT NULL,
    ground TEXT NOT NULL,
    words TEXT NOT NULL,
    at INTEGER NOT NULL,
    closed_at INTEGER,
    UNIQUE (item, account)
) STRICT;
CREATE INDEX reports_account ON reports (account, at);

-- Decisions with their statement of reasons (Art. 17(3) of Regulation (EU) 2022/2065): restriction (`decision`, `detail`), its scope (`space`)
-- and duration (`ends_at`), `facts`, `source`, automated means, `ground`. `statement` is the decision that this one undoes, `appeal` the appeal
-- that led to it. `before_…` is how the content stood before.
CREATE TABLE statements (
    id BLOB NOT NULL PRIMARY KEY,
    item BLOB NOT NULL REFERENCES moderation_items (id),
    space BLOB NOT NULL REFERENCES spaces (id),
    kind TEXT NOT NULL,
    content BLOB NOT NULL,
    author BLOB,
    title TEXT NOT NULL,
    lang TEXT NOT NULL,
    decision TEXT NOT NULL,
    detail TEXT NOT NULL,
    ends_at INTEGER,
    ground TEXT NOT NULL,
    facts TEXT NOT NULL,
    source TEXT NOT NULL,
    automated_detection INTEGER NOT NULL,
    automated_decision INTEGER NOT NULL,
    before_visibility TEXT NOT NULL,
    before_label TEXT,
    before_locked INTEGER NOT NULL,
    before_slow INTEGER NOT NULL,
    decided_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    undone_at INTEGER,
    statement BLOB,
    appeal BLOB
) STRICT;
CREATE INDEX statements_item ON statements (item, at);
CREATE INDEX statements_at ON statements (at, id);
CREATE INDEX statements_author ON statements (author, at);

-- Who was told of a decision, and in which part.
CREATE TABLE statement_recipients (
    statement BLOB NOT NULL REFERENCES statements (id),
    account BLOB NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (statement, account)
) STRICT;
CREATE INDEX statement_recipients_account ON statement_recipients (account, statement);

-- Appeals, decided by another moderator than the decision.
CREATE TABLE appeals (
    id BLOB NOT NULL PRIMARY KEY,
    statement BLOB NOT NULL REFERENCES statements (id),
    space BLOB NOT NULL REFERENCES spaces (id),
    account BLOB NOT NULL,
    part TEXT NOT NULL,
    words TEXT NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT,
    reasons TEXT,
    decided_by BLOB,
    decided_at INTEGER
) STRICT;
CREATE UNIQUE INDEX appeals_once ON appeals (statement, account) WHERE account <> x'00000000000000000000000000000000';
CREATE INDEX appeals_waiting ON appeals (at) WHERE decided_at IS NULL;

-- What moderators write to each other.
CREATE TABLE moderation_notes (
    id BLOB NOT NULL PRIMARY KEY,
    item BLOB NOT NULL REFERENCES moderation_items (id),
    account BLOB NOT NULL,
    words TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX moderation_notes_item ON moderation_notes (item, at);

-- Words for decisions that come again and again.
CREATE TABLE moderation_templates (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    title TEXT NOT NULL,
    decision TEXT NOT NULL,
    ground TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;
CREATE INDEX moderation_templates_space ON moderation_templates (space, title);

-- What a space asks for; a space without a row asks for nothing. `words`: one a line.
CREATE TABLE moderation_rules (
    space BLOB NOT NULL PRIMARY KEY REFERENCES spaces (id),
    premoderated INTEGER NOT NULL,
    words TEXT NOT NULL,
    links INTEGER NOT NULL,
    new_days INTEGER NOT NULL,
    alike INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- That somebody published a text, for limits and near-duplicates: no text, only what tells that another is nearly the same.
CREATE TABLE moderation_texts (
    content BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    space BLOB NOT NULL,
    about BLOB NOT NULL,
    account BLOB NOT NULL,
    at INTEGER NOT NULL,
    sketch BLOB NOT NULL
) STRICT;
CREATE INDEX moderation_texts_account ON moderation_texts (account, at);
CREATE INDEX moderation_texts_space ON moderation_texts (space, at);
CREATE INDEX moderation_texts_about ON moderation_texts (about, at);

-- Who does not take part in a space for a time.
CREATE TABLE suspensions (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    account BLOB NOT NULL,
    statement BLOB NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    lifted_at INTEGER
) STRICT;
CREATE INDEX suspensions_account ON suspensions (account, space, until);
