-- Residents without an account may vote at the desk, with a clerk who sees what they choose.
ALTER TABLE polls ADD COLUMN assisted BOOLEAN NOT NULL DEFAULT FALSE;
-- Somebody without an account came to the desk, showed an identity document, and a clerk acts for them for an hour.
CREATE TABLE desk_assistances (
    id UUID NOT NULL PRIMARY KEY,
    entry UUID NOT NULL,
    by_account UUID NOT NULL,
    document TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX desk_assistances_expires_at ON desk_assistances (expires_at);
