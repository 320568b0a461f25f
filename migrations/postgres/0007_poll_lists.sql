-- Polls that open soon, and ballots that could not be read: published as such, counted for nothing.
CREATE INDEX polls_opens ON polls (state, opens_at, id);
ALTER TABLE results ADD COLUMN invalid BIGINT NOT NULL DEFAULT 0;
