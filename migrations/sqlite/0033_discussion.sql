-- What moderators set for the discussion of an idea; without a row nothing is set. `slow_minutes`: so long everybody waits between two comments.
CREATE TABLE threads (
    idea BLOB NOT NULL PRIMARY KEY,
    is_locked INTEGER NOT NULL,
    slow_minutes INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Comments and the replies to them, one level deep: `number` counts the replies of one comment, and is 0 for a comment itself.
-- `stance` is empty where none is taken: by replies, and by answers of the administration, which have a `role`.
-- `answer`: the newest reply by the administration. `score`: see domain::discussion::score.
CREATE TABLE comments (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL,
    parent BLOB,
    number INTEGER NOT NULL,
    author BLOB NOT NULL,
    role TEXT,
    stance TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    visibility TEXT NOT NULL,
    withdrawn_at INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    replies INTEGER NOT NULL,
    answer BLOB,
    helpful INTEGER NOT NULL,
    rated INTEGER NOT NULL,
    score INTEGER NOT NULL,
    untold INTEGER NOT NULL
) STRICT;
CREATE INDEX comments_newest ON comments (idea, created_at, id) WHERE parent IS NULL;
CREATE INDEX comments_helpful ON comments (idea, score, created_at, id) WHERE parent IS NULL;
CREATE INDEX comments_balanced ON comments (idea, stance, score, created_at, id) WHERE parent IS NULL;
CREATE UNIQUE INDEX comments_replies ON comments (parent, number) WHERE parent IS NOT NULL;
CREATE INDEX comments_of ON comments (author, created_at);
CREATE INDEX comments_people ON comments (idea, author, created_at);
CREATE INDEX comments_untold ON comments (created_at) WHERE untold;
-- What a comment said before it was edited.
CREATE TABLE comment_versions (
    comment BLOB NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (comment, version)
) STRICT, WITHOUT ROWID;
-- Who found a comment helpful, or not.
CREATE TABLE comment_ratings (
    comment BLOB NOT NULL,
    account BLOB NOT NULL,
    helpful INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (comment, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_ratings_of ON comment_ratings (account, at);
