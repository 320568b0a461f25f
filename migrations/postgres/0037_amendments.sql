-- So many days a board votes on proposed changes of ideas; 0: their authors decide.
ALTER TABLE boards ADD COLUMN amendment_days BIGINT NOT NULL DEFAULT 0;
-- Changes that others propose to the text of an idea, made from one version of it. `closes_at`: until when the board votes; nothing where the
-- authors decide. `version` is the one that came of it.
CREATE TABLE amendments (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL REFERENCES ideas (id),
    base BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    why TEXT NOT NULL,
    lang TEXT NOT NULL,
    proposed_by UUID NOT NULL,
    visibility TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closes_at BIGINT,
    pros BIGINT NOT NULL,
    cons BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by UUID,
    reasons TEXT NOT NULL,
    version BIGINT,
    untold BOOLEAN NOT NULL
);
CREATE INDEX amendments_by_idea ON amendments (idea, created_at, id);
CREATE INDEX amendments_by_account ON amendments (proposed_by, created_at);
CREATE INDEX amendments_by_close ON amendments (state, closes_at);
CREATE INDEX amendments_untold ON amendments (created_at) WHERE untold;
-- Who is for a change, and who against; tag and account as in idea_supports.
CREATE TABLE amendment_votes (
    amendment UUID NOT NULL REFERENCES amendments (id),
    tag BYTEA NOT NULL,
    account UUID NOT NULL,
    in_favour BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (amendment, tag)
);
CREATE INDEX amendment_votes_by_account ON amendment_votes (account);
