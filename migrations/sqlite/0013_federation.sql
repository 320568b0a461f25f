-- Providers of identities (OpenID Connect) that the administration has set up. Their secrets are not here but in the folder of keys.
CREATE TABLE providers (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    resident_acr TEXT NOT NULL,
    strong_acr TEXT NOT NULL,
    roll_match TEXT NOT NULL,
    match_claim TEXT NOT NULL,
    trusts_email INTEGER NOT NULL,
    is_active INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Who somebody is at a provider. One such identity belongs to one account at most.
CREATE TABLE federated_identities (
    id BLOB NOT NULL PRIMARY KEY,
    provider BLOB NOT NULL REFERENCES providers (id),
    subject TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES accounts (id),
    label TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    UNIQUE (provider, subject)
) STRICT;
CREATE INDEX federated_identities_account ON federated_identities (account);
