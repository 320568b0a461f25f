-- Providers of identities (OpenID Connect) that the administration has set up. Their secrets are not here but in the folder of keys.
CREATE TABLE providers (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    resident_acr TEXT NOT NULL,
    strong_acr TEXT NOT NULL,
    roll_match TEXT NOT NULL,
    match_claim TEXT NOT NULL,
    trusts_email BOOLEAN NOT NULL,
    is_active BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Who somebody is at a provider. One such identity belongs to one account at most.
CREATE TABLE federated_identities (
    id UUID NOT NULL PRIMARY KEY,
    provider UUID NOT NULL REFERENCES providers (id),
    subject TEXT NOT NULL,
    account UUID NOT NULL REFERENCES accounts (id),
    label TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    UNIQUE (provider, subject)
);
CREATE INDEX federated_identities_account ON federated_identities (account);
