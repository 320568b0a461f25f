-- One index for each order of a list, so that a page of it costs the same however many ideas there are.
CREATE INDEX ideas_by_supports ON ideas (board, visibility, supports, id);
CREATE INDEX ideas_by_comments ON ideas (board, visibility, comments, id);
CREATE INDEX ideas_by_activity ON ideas (board, visibility, last_activity_at, id);
CREATE INDEX ideas_by_shuffle ON ideas (board, visibility, shuffle, id);
