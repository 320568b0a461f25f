-- Boards on which people put ideas forward. `area` holds the corners of where places have to lie ("latitude longitude" a line, empty for anywhere), `districts`
-- one name a line, `status_names` what the owner of the board calls a status ("status=name" a line).
CREATE TABLE boards (
    id BLOB NOT NULL PRIMARY KEY,
    space BLOB NOT NULL REFERENCES spaces (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    min_level INTEGER NOT NULL,
    threshold INTEGER NOT NULL,
    answer_days INTEGER NOT NULL,
    asks_place INTEGER NOT NULL,
    asks_cost INTEGER NOT NULL,
    currency TEXT NOT NULL,
    area TEXT NOT NULL,
    districts TEXT NOT NULL,
    status_names TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX boards_by_space ON boards (space, title);
-- A category that was removed stays for the ideas that have it.
CREATE TABLE board_categories (
    id BLOB NOT NULL PRIMARY KEY,
    board BLOB NOT NULL REFERENCES boards (id),
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    removed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX board_categories_by_board ON board_categories (board, position);
-- `author` is the first author or 0, where they left. The counters are kept in the transactions that change what they count; `shuffle` is drawn
-- once, for an order at random that stays.
CREATE TABLE ideas (
    id BLOB NOT NULL PRIMARY KEY,
    board BLOB NOT NULL REFERENCES boards (id),
    status TEXT NOT NULL,
    visibility TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    category BLOB REFERENCES board_categories (id),
    district TEXT,
    place TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    cost_minor INTEGER,
    version INTEGER NOT NULL,
    author BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL,
    supports INTEGER NOT NULL,
    follows INTEGER NOT NULL,
    comments INTEGER NOT NULL,
    pros INTEGER NOT NULL,
    cons INTEGER NOT NULL,
    questions INTEGER NOT NULL,
    answer_due_at INTEGER,
    answered_at INTEGER,
    merged_into BLOB,
    shuffle INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ideas_by_board ON ideas (board, visibility, created_at, id);
CREATE INDEX ideas_by_author ON ideas (author);
CREATE INDEX ideas_by_due ON ideas (answer_due_at);
CREATE INDEX ideas_by_merge ON ideas (merged_into);
-- Every wording an idea has had, the one of now among them.
CREATE TABLE idea_versions (
    idea BLOB NOT NULL REFERENCES ideas (id),
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    category BLOB,
    district TEXT,
    place TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    cost_minor INTEGER,
    edited_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (idea, version)
) STRICT, WITHOUT ROWID;
-- What somebody has typed and not put forward yet, as it was typed; its id becomes that of the idea.
CREATE TABLE idea_drafts (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES accounts (id),
    board BLOB NOT NULL REFERENCES boards (id),
    fields TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_drafts_by_account ON idea_drafts (account, updated_at);
CREATE INDEX idea_drafts_by_age ON idea_drafts (updated_at);
-- Who wrote an idea, the first author among them; `via` is the idea they wrote that went up in this one.
CREATE TABLE idea_authors (
    idea BLOB NOT NULL REFERENCES ideas (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    since INTEGER NOT NULL,
    via BLOB,
    PRIMARY KEY (idea, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_authors_by_account ON idea_authors (account);
-- Invitations to write along: the hash of what stands in the link. The address it went to is not kept.
CREATE TABLE idea_invitations (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL REFERENCES ideas (id),
    secret BLOB NOT NULL UNIQUE,
    invited_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_invitations_by_idea ON idea_invitations (idea);
-- Who supports an idea: one row a person (profile `open`). `tag` is a keyed hash of the entry of the roll, else of the account; `account` is 0 where
-- they left; `via` the idea it was given to, where that went up in this one.
CREATE TABLE idea_supports (
    idea BLOB NOT NULL REFERENCES ideas (id),
    tag BLOB NOT NULL,
    account BLOB NOT NULL,
    via BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (idea, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_supports_by_account ON idea_supports (account, idea);
CREATE TABLE idea_follows (
    idea BLOB NOT NULL REFERENCES ideas (id),
    account BLOB NOT NULL REFERENCES accounts (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (idea, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_follows_by_account ON idea_follows (account, at);
-- What became of an idea, step by step: what happened, the status it came to, words, a poll, an amount, or the idea it is about.
CREATE TABLE idea_steps (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL REFERENCES ideas (id),
    kind TEXT NOT NULL,
    status TEXT,
    words TEXT NOT NULL,
    poll BLOB,
    amount_minor INTEGER,
    about BLOB,
    taken_by BLOB,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_steps_by_idea ON idea_steps (idea, at, id);
-- Which idea went up in which; `status` is the one it had before, for taking it apart again.
CREATE TABLE idea_merges (
    idea BLOB NOT NULL PRIMARY KEY REFERENCES ideas (id),
    into_idea BLOB NOT NULL REFERENCES ideas (id),
    status TEXT NOT NULL,
    merged_by BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_merges_by_target ON idea_merges (into_idea);
-- Official answers; the newest of an idea counts.
CREATE TABLE official_answers (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL REFERENCES ideas (id),
    status TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    role TEXT NOT NULL,
    answered_by BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX official_answers_by_idea ON official_answers (idea, at);
-- How supporters find an answer; tag and account as in idea_supports.
CREATE TABLE answer_ratings (
    answer BLOB NOT NULL REFERENCES official_answers (id),
    tag BLOB NOT NULL,
    account BLOB NOT NULL,
    rating INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (answer, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_ratings_by_account ON answer_ratings (account);
-- What is to be done until an idea is carried out.
CREATE TABLE milestones (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL REFERENCES ideas (id),
    title TEXT NOT NULL,
    due_on TEXT,
    done_at INTEGER,
    written_by BLOB NOT NULL,
    at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX milestones_by_idea ON milestones (idea, at);
