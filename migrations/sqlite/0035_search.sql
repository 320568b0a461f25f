-- What can be found: a row a text, as everybody may read it. What is hidden or withdrawn has none.
CREATE TABLE search_entries (
    id BLOB NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    space BLOB,
    board BLOB,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    tags TEXT NOT NULL,
    link TEXT NOT NULL,
    UNIQUE (number)
) STRICT;

-- The index of SQLite (FTS5); the texts themselves stand above. What is deleted leaves no words behind.
CREATE VIRTUAL TABLE search_texts USING fts5 (
    title, body, tags,
    content = 'search_entries', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO search_texts (search_texts, rank) VALUES ('secure-delete', 1);
