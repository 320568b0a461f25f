-- Pictures of ideas, drawn anew from what was sent: a large one and a small one, both JPEG. `idea` can be that of a draft, which it becomes; only pictures
-- of ideas that everybody may read are shown to others. `account` is who added it, 0 where they left.
CREATE TABLE pictures (
    id BLOB NOT NULL PRIMARY KEY,
    idea BLOB NOT NULL,
    space BLOB NOT NULL,
    account BLOB NOT NULL,
    visibility TEXT NOT NULL,
    alt TEXT NOT NULL,
    lang TEXT NOT NULL,
    position INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    small_width INTEGER NOT NULL,
    small_height INTEGER NOT NULL,
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    small BLOB NOT NULL,
    large BLOB NOT NULL
) STRICT;
CREATE INDEX pictures_by_idea ON pictures (idea, position);
CREATE INDEX pictures_by_account ON pictures (account);
