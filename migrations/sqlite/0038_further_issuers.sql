-- Issuers beside this server that give credentials for a secret poll, by their number in the manifest, and how far each has agreed: its keys, the manifest it
-- has accepted, and how many batches it published once it was closed. What it is asked next waits until `next_at`, longer after each failure.
CREATE TABLE further_issuers (
    poll BLOB NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    vkey TEXT NOT NULL,
    rsa_spki BLOB,
    record_vkey TEXT,
    accepted BLOB,
    batches INTEGER,
    trouble TEXT,
    failures INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    PRIMARY KEY (poll, place)
) STRICT, WITHOUT ROWID;

-- Manifests that an issuer is still to forget, with its keys and everything about persons.
CREATE TABLE issuers_to_forget (
    manifest BLOB NOT NULL,
    url TEXT NOT NULL,
    vkey TEXT NOT NULL,
    failures INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    PRIMARY KEY (manifest, url)
) STRICT, WITHOUT ROWID;
