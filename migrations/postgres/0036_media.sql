-- Pictures of ideas, drawn anew from what was sent: a large one and a small one, both JPEG. `idea` can be that of a draft, which it becomes; only pictures
-- of ideas that everybody may read are shown to others. `account` is who added it, 0 where they left.
CREATE TABLE pictures (
    id UUID NOT NULL PRIMARY KEY,
    idea UUID NOT NULL,
    space UUID NOT NULL,
    account UUID NOT NULL,
    visibility TEXT NOT NULL,
    alt TEXT NOT NULL,
    lang TEXT NOT NULL,
    position BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    small_width BIGINT NOT NULL,
    small_height BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    small BYTEA NOT NULL,
    large BYTEA NOT NULL
);
CREATE INDEX pictures_by_idea ON pictures (idea, position);
CREATE INDEX pictures_by_account ON pictures (account);
