-- What can be found: a row a text, as everybody may read it. What is hidden or withdrawn has none.
CREATE TABLE search_entries (
    id UUID NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    space UUID,
    board UUID,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    tags TEXT NOT NULL,
    link TEXT NOT NULL,
    UNIQUE (number)
);

-- The index of PostgreSQL.
CREATE TABLE search_texts (
    entry UUID NOT NULL PRIMARY KEY REFERENCES search_entries (id) ON DELETE CASCADE,
    document TSVECTOR NOT NULL
);
CREATE INDEX search_texts_document ON search_texts USING GIN (document) WITH (fastupdate = off);
