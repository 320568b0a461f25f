-- What a comment is about is shown where it is found, but it is found by its own words alone.
ALTER TABLE search_entries ADD COLUMN about TEXT NOT NULL DEFAULT '';
UPDATE search_entries SET about = title, title = '' WHERE kind = 'comment';
INSERT INTO search_texts (search_texts) VALUES ('rebuild');
