-- When an account was last used, to the day, and when its holder was warned that it will be erased.
CREATE TABLE account_activity (
    account UUID NOT NULL PRIMARY KEY REFERENCES accounts (id),
    seen_on BIGINT NOT NULL,
    warned_first BIGINT,
    warned_second BIGINT
);
INSERT INTO account_activity (account, seen_on)
SELECT a.id, COALESCE((SELECT MAX(d.seen_at) FROM devices d WHERE d.account = a.id), a.created_at) FROM accounts a;

-- How much of each kind of data was cleared away on a day.
CREATE TABLE retention_runs (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    cleared BIGINT NOT NULL,
    PRIMARY KEY (day, kind)
);
