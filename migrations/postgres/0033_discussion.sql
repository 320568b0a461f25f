-- What moderators set for the discussion of an idea; without a row nothing is set. `slow_minutes`: so long everybody waits between two comments.
CREATE TABLE threads (
    idea UUID NOT NULL PRIMARY KEY,
    is_locked BOOLEAN NOT NULL,
    slow_minutes BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
-- Comments and the replies to them, one level deep: `number` counts the replies of one comment, and is 0 for a comment itself.
-- `stance` is empty where none is taken: by replies, and by answers of the administration, which have a `role`.
-- `answer`: the newest reply by the administration. `score`: see domain::discussion::score.
CREATE TABLE comments (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL,
    parent UUID,
    number BIGINT NOT NULL,
    author UUID NOT NULL,
    role TEXT,
    stance TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    visibility TEXT NOT NULL,
    withdrawn_at BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    edited_at BIGINT,
    replies BIGINT NOT NULL,
    answer UUID,
    helpful BIGINT NOT NULL,
    rated BIGINT NOT NULL,
    score BIGINT NOT NULL,
    untold BOOLEAN NOT NULL
);
CREATE INDEX comments_newest ON comments (idea, created_at, id) WHERE parent IS NULL;
CREATE INDEX comments_helpful ON comments (idea, score, created_at, id) WHERE parent IS NULL;
CREATE INDEX comments_balanced ON comments (idea, stance, score, created_at, id) WHERE parent IS NULL;
CREATE UNIQUE INDEX comments_replies ON comments (parent, number) WHERE parent IS NOT NULL;
CREATE INDEX comments_of ON comments (author, created_at);
CREATE INDEX comments_people ON comments (idea, author, created_at);
CREATE INDEX comments_untold ON comments (created_at) WHERE untold;
-- What a comment said before it was edited.
CREATE TABLE comment_versions (
    comment UUID NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (comment, version)
);
-- Who found a comment helpful, or not.
CREATE TABLE comment_ratings (
    comment UUID NOT NULL,
    account UUID NOT NULL,
    helpful BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (comment, account)
);
CREATE INDEX comment_ratings_of ON comment_ratings (account, at);
