-- How many ideas a list has is counted from this index alone, without reading an idea.
CREATE INDEX ideas_counted ON ideas (board, visibility, status, category, district, id);
-- Kind, space and board are words of the index of texts, as they are on SQLite, with a sign before them that no word has that is typed: what is searched for on one board is found without reading the texts of all.
UPDATE search_texts SET document = search_texts.document || CAST('=' || REPLACE(e.tags, ' ', ' =') AS TSVECTOR) FROM search_entries e WHERE e.id = search_texts.entry;
