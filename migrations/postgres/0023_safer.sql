-- A passkey that was asked away without showing one goes at this time, unless a passkey of the account is used before.
ALTER TABLE passkeys ADD COLUMN leaves_at BIGINT;
-- The clerk in whose hands a claim arose: another one decides it.
ALTER TABLE residence_claims ADD COLUMN opened_by UUID;
