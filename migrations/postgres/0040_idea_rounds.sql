-- Rounds through the authors, supporters and followers of an idea, who are told of one step; `reached` is the last account that was looked at.
CREATE TABLE idea_rounds (
    step UUID NOT NULL PRIMARY KEY REFERENCES idea_steps (id),
    idea UUID NOT NULL REFERENCES ideas (id),
    reached UUID NOT NULL,
    begun_at BIGINT NOT NULL,
    done_at BIGINT
);
CREATE INDEX idea_rounds_under_way ON idea_rounds (done_at, begun_at);
CREATE INDEX idea_supports_in_order ON idea_supports (idea, account);
CREATE INDEX idea_invitations_by_age ON idea_invitations (expires_at);
