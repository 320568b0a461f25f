-- Whoever erases their account is taken out of what they did, and may take along what they did: both ask by the actor.
CREATE INDEX events_actor ON events (actor);
-- Codes of a batch that were used and have been cleared away since: what a batch led to stays known.
ALTER TABLE letter_batches ADD COLUMN cleared_used BIGINT NOT NULL DEFAULT 0;
