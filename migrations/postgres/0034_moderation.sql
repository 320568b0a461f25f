-- Names that people chose for a space can be reported and hidden; their id leads to nobody, and to no other space.
ALTER TABLE public_names ADD COLUMN id UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE public_names ADD COLUMN visibility TEXT NOT NULL DEFAULT 'visible';
UPDATE public_names SET id = gen_random_uuid();
CREATE UNIQUE INDEX public_names_id ON public_names (id);

-- What waits for moderators, or was decided: one row for each piece of content. `about` is the idea it belongs to, or itself.
-- `why` holds the words of what the rules noticed, `grounds` those of the reports, with blanks between. Title, excerpt and label stand here
-- so that the queue asks no other table.
CREATE TABLE moderation_items (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    kind TEXT NOT NULL,
    content UUID NOT NULL,
    about UUID NOT NULL,
    author UUID,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    lang TEXT NOT NULL,
    origin TEXT NOT NULL,
    why TEXT NOT NULL,
    grounds TEXT NOT NULL,
    label TEXT,
    state TEXT NOT NULL,
    urgency BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    decided_at BIGINT,
    claimed_by UUID,
    claimed_until BIGINT,
    UNIQUE (kind, content)
);
CREATE INDEX moderation_items_queue ON moderation_items (state, urgency, opened_at, id);
CREATE INDEX moderation_items_opened ON moderation_items (opened_at);
CREATE INDEX moderation_items_about ON moderation_items (about) WHERE label IS NOT NULL;
CREATE INDEX moderation_items_author ON moderation_items (author);
CREATE INDEX moderation_items_claimed ON moderation_items (claimed_by) WHERE claimed_by IS NOT NULL;

-- What people reported: one report for each person and piece of content.
CREATE TABLE reports (
    id UUID NOT NULL PRIMARY KEY,
    item UUID NOT NULL REFERENCES moderation_items (id),
    account UUID NOT NULL,
    ground TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    closed_at BIGINT,
    UNIQUE (item, account)
);
CREATE INDEX reports_account ON reports (account, at);

-- Decisions with their statement of reasons (Art. 17(3) of Regulation (EU) 2022/2065): restriction (`decision`, `detail`), its scope (`space`)
-- and duration (`ends_at`), `facts`, `source`, automated means, `ground`. `statement` is the decision that this one undoes, `appeal` the appeal
-- that led to it. `before_…` is how the content stood before.
CREATE TABLE statements (
    id UUID NOT NULL PRIMARY KEY,
    item UUID NOT NULL REFERENCES moderation_items (id),
    space UUID NOT NULL REFERENCES spaces (id),
    kind TEXT NOT NULL,
    content UUID NOT NULL,
    author UUID,
    title TEXT NOT NULL,
    lang TEXT NOT NULL,
    decision TEXT NOT NULL,
    detail TEXT NOT NULL,
    ends_at BIGINT,
    ground TEXT NOT NULL,
    facts TEXT NOT NULL,
    source TEXT NOT NULL,
    automated_detection BOOLEAN NOT NULL,
    automated_decision BOOLEAN NOT NULL,
    before_visibility TEXT NOT NULL,
    before_label TEXT,
    before_locked BOOLEAN NOT NULL,
    before_slow BIGINT NOT NULL,
    decided_by UUID NOT NULL,
    at BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    undone_at BIGINT,
    statement UUID,
    appeal UUID
);
CREATE INDEX statements_item ON statements (item, at);
CREATE INDEX statements_at ON statements (at, id);
CREATE INDEX statements_author ON statements (author, at);

-- Who was told of a decision, and in which part.
CREATE TABLE statement_recipients (
    statement UUID NOT NULL REFERENCES statements (id),
    account UUID NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (statement, account)
);
CREATE INDEX statement_recipients_account ON statement_recipients (account, statement);

-- Appeals, decided by another moderator than the decision.
CREATE TABLE appeals (
    id UUID NOT NULL PRIMARY KEY,
    statement UUID NOT NULL REFERENCES statements (id),
    space UUID NOT NULL REFERENCES spaces (id),
    account UUID NOT NULL,
    part TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    outcome TEXT,
    reasons TEXT,
    decided_by UUID,
    decided_at BIGINT
);
CREATE UNIQUE INDEX appeals_once ON appeals (statement, account) WHERE account <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX appeals_waiting ON appeals (at) WHERE decided_at IS NULL;

-- What moderators write to each other.
CREATE TABLE moderation_notes (
    id UUID NOT NULL PRIMARY KEY,
    item UUID NOT NULL REFERENCES moderation_items (id),
    account UUID NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX moderation_notes_item ON moderation_notes (item, at);

-- Words for decisions that come again and again.
CREATE TABLE moderation_templates (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    title TEXT NOT NULL,
    decision TEXT NOT NULL,
    ground TEXT NOT NULL,
    facts TEXT NOT NULL
);
CREATE INDEX moderation_templates_space ON moderation_templates (space, title);

-- What a space asks for; a space without a row asks for nothing. `words`: one a line.
CREATE TABLE moderation_rules (
    space UUID NOT NULL PRIMARY KEY REFERENCES spaces (id),
    premoderated BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    links BIGINT NOT NULL,
    new_days BIGINT NOT NULL,
    alike BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- That somebody published a text, for limits and near-duplicates: no text, only what tells that another is nearly the same.
CREATE TABLE moderation_texts (
    content UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    space UUID NOT NULL,
    about UUID NOT NULL,
    account UUID NOT NULL,
    at BIGINT NOT NULL,
    sketch BYTEA NOT NULL
);
CREATE INDEX moderation_texts_account ON moderation_texts (account, at);
CREATE INDEX moderation_texts_space ON moderation_texts (space, at);
CREATE INDEX moderation_texts_about ON moderation_texts (about, at);

-- Who does not take part in a space for a time.
CREATE TABLE suspensions (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    account UUID NOT NULL,
    statement UUID NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    lifted_at BIGINT
);
CREATE INDEX suspensions_account ON suspensions (account, space, until);
