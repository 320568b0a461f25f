-- So many days a board votes on proposed changes of ideas; 0: their authors decide.
ALTER TABLE boards ADD COLUMN amendment_days INTEGER NOT NULL DEFAULT 0;
-- Changes that others propose to the text of an idea, made from one version of it. `closes_at`: until when the board votes; nothing where the
-- authors decide. `version` is the one that came of it.
CREATE TABLE amendments (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL REFERENCES ideas (id),
    base INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    why TEXT NOT NULL,
    lang TEXT NOT NULL,
    proposed_by BLOB NOT NULL,
    visibility TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closes_at INTEGER,
    pros INTEGER NOT NULL,
    cons INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by BLOB,
    reasons TEXT NOT NULL,
    version INTEGER,
    untold INTEGER NOT NULL
) STRICT;
CREATE INDEX amendments_by_idea ON amendments (idea, created_at, id);
CREATE INDEX amendments_by_account ON amendments (proposed_by, created_at);
CREATE INDEX amendments_by_close ON amendments (state, closes_at);
CREATE INDEX amendments_untold ON amendments (created_at) WHERE untold;
-- Who is for a change, and who against; tag and account as in idea_supports.
CREATE TABLE amendment_votes (
    amendment BLOB NOT NULL REFERENCES amendments (id),
    tag BLOB NOT NULL,
    account BLOB NOT NULL,
    in_favour INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (amendment, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX amendment_votes_by_account ON amendment_votes (account);
