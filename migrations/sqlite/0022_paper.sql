-- Residents without an account may vote at the desk, with a clerk who sees what they choose.
ALTER TABLE polls ADD COLUMN assisted INTEGER NOT NULL DEFAULT 0;
-- Somebody without an account came to the desk, showed an identity document, and a clerk acts for them for an hour.
CREATE TABLE desk_assistances (
    id BLOB NOT NULL PRIMARY KEY,
    entry BLOB NOT NULL,
    by_account BLOB NOT NULL,
    document TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_assistances_expires_at ON desk_assistances (expires_at);
