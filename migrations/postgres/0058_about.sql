-- What a comment is about is shown where it is found, but it is found by its own words alone.
ALTER TABLE search_entries ADD COLUMN about TEXT NOT NULL DEFAULT '';
UPDATE search_entries SET about = title, title = '' WHERE kind = 'comment';
UPDATE search_texts SET document = ts_filter(search_texts.document, '{b}') || CAST('=' || REPLACE(e.tags, ' ', ' =') AS TSVECTOR)
FROM search_entries e WHERE e.id = search_texts.entry AND e.kind = 'comment';
