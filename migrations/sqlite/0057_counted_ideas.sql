-- How many ideas a list has is counted from this index alone, without reading an idea.
CREATE INDEX ideas_counted ON ideas (board, visibility, status, category, district, id);
