-- Boards on which people put ideas forward. `area` holds the corners of where places have to lie ("latitude longitude" a line, empty for anywhere), `districts`
-- one name a line, `status_names` what the owner of the board calls a status ("status=name" a line).
CREATE TABLE boards (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    min_level SMALLINT NOT NULL,
    threshold INTEGER NOT NULL,
    answer_days SMALLINT NOT NULL,
    asks_place BOOLEAN NOT NULL,
    asks_cost BOOLEAN NOT NULL,
    currency TEXT NOT NULL,
    area TEXT NOT NULL,
    districts TEXT NOT NULL,
    status_names TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX boards_by_space ON boards (space, title);
-- A category that was removed stays for the ideas that have it.
CREATE TABLE board_categories (
    id UUID NOT NULL PRIMARY KEY,
    board UUID NOT NULL REFERENCES boards (id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    removed_at BIGINT
);
CREATE INDEX board_categories_by_board ON board_categories (board, position);
-- `author` is the first author or 0, where they left. The counters are kept in the transactions that change what they count; `shuffle` is drawn
-- once, for an order at random that stays.
CREATE TABLE ideas (
    id UUID NOT NULL PRIMARY KEY,
    board UUID NOT NULL REFERENCES boards (id),
    status TEXT NOT NULL,
    visibility TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    category UUID REFERENCES board_categories (id),
    district TEXT,
    place TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    cost_minor BIGINT,
    version BIGINT NOT NULL,
    author UUID NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_activity_at BIGINT NOT NULL,
    supports BIGINT NOT NULL,
    follows BIGINT NOT NULL,
    comments BIGINT NOT NULL,
    pros BIGINT NOT NULL,
    cons BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    answer_due_at BIGINT,
    answered_at BIGINT,
    merged_into UUID,
    shuffle BIGINT NOT NULL
);
CREATE INDEX ideas_by_board ON ideas (board, visibility, created_at, id);
CREATE INDEX ideas_by_author ON ideas (author);
CREATE INDEX ideas_by_due ON ideas (answer_due_at);
CREATE INDEX ideas_by_merge ON ideas (merged_into);
-- Every wording an idea has had, the one of now among them.
CREATE TABLE idea_versions (
    idea UUID NOT NULL REFERENCES ideas (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    category UUID,
    district TEXT,
    place TEXT NOT NULL,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    cost_minor BIGINT,
    edited_by UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (idea, version)
);
-- What somebody has typed and not put forward yet, as it was typed; its id becomes that of the idea.
CREATE TABLE idea_drafts (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES accounts (id),
    board UUID NOT NULL REFERENCES boards (id),
    fields TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX idea_drafts_by_account ON idea_drafts (account, updated_at);
CREATE INDEX idea_drafts_by_age ON idea_drafts (updated_at);
-- Who wrote an idea, the first author among them; `via` is the idea they wrote that went up in this one.
CREATE TABLE idea_authors (
    idea UUID NOT NULL REFERENCES ideas (id),
    account UUID NOT NULL REFERENCES accounts (id),
    since BIGINT NOT NULL,
    via UUID,
    PRIMARY KEY (idea, account)
);
CREATE INDEX idea_authors_by_account ON idea_authors (account);
-- Invitations to write along: the hash of what stands in the link. The address it went to is not kept.
CREATE TABLE idea_invitations (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL REFERENCES ideas (id),
    secret BYTEA NOT NULL UNIQUE,
    invited_by UUID NOT NULL,
    at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX idea_invitations_by_idea ON idea_invitations (idea);
-- Who supports an idea: one row a person (profile `open`). `tag` is a keyed hash of the entry of the roll, else of the account; `account` is 0 where
-- they left; `via` the idea it was given to, where that went up in this one.
CREATE TABLE idea_supports (
    idea UUID NOT NULL REFERENCES ideas (id),
    tag BYTEA NOT NULL,
    account UUID NOT NULL,
    via UUID,
    at BIGINT NOT NULL,
    PRIMARY KEY (idea, tag)
);
CREATE INDEX idea_supports_by_account ON idea_supports (account, idea);
CREATE TABLE idea_follows (
    idea UUID NOT NULL REFERENCES ideas (id),
    account UUID NOT NULL REFERENCES accounts (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (idea, account)
);
CREATE INDEX idea_follows_by_account ON idea_follows (account, at);
-- What became of an idea, step by step: what happened, the status it came to, words, a poll, an amount, or the idea it is about.
CREATE TABLE idea_steps (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL REFERENCES ideas (id),
    kind TEXT NOT NULL,
    status TEXT,
    words TEXT NOT NULL,
    poll UUID,
    amount_minor BIGINT,
    about UUID,
    taken_by UUID,
    at BIGINT NOT NULL
);
CREATE INDEX idea_steps_by_idea ON idea_steps (idea, at, id);
-- Which idea went up in which; `status` is the one it had before, for taking it apart again.
CREATE TABLE idea_merges (
    idea UUID NOT NULL PRIMARY KEY REFERENCES ideas (id),
    into_idea UUID NOT NULL REFERENCES ideas (id),
    status TEXT NOT NULL,
    merged_by UUID NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX idea_merges_by_target ON idea_merges (into_idea);
-- Official answers; the newest of an idea counts.
CREATE TABLE official_answers (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL REFERENCES ideas (id),
    status TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    role TEXT NOT NULL,
    answered_by UUID NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX official_answers_by_idea ON official_answers (idea, at);
-- How supporters find an answer; tag and account as in idea_supports.
CREATE TABLE answer_ratings (
    answer UUID NOT NULL REFERENCES official_answers (id),
    tag BYTEA NOT NULL,
    account UUID NOT NULL,
    rating SMALLINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (answer, tag)
);
CREATE INDEX answer_ratings_by_account ON answer_ratings (account);
-- What is to be done until an idea is carried out.
CREATE TABLE milestones (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL REFERENCES ideas (id),
    title TEXT NOT NULL,
    due_on TEXT,
    done_at BIGINT,
    written_by UUID NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX milestones_by_idea ON milestones (idea, at);
