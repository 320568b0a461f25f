-- Spaces and their phases.
CREATE TABLE spaces (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE phases (
    id UUID NOT NULL PRIMARY KEY,
    space UUID NOT NULL REFERENCES spaces (id),
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    permits SMALLINT NOT NULL
);
CREATE INDEX phases_space ON phases (space, starts_at);
