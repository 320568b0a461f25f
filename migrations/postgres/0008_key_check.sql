-- What the participation key of a poll is told by, so that no machine uses another one. It says nothing of the key.
ALTER TABLE polls ADD COLUMN key_check BYTEA;
