-- Methods by which options are rated or ranked: how many options win, and the highest score; 0 where there are none.
ALTER TABLE polls ADD COLUMN seats INTEGER NOT NULL DEFAULT 1;
ALTER TABLE polls ADD COLUMN scale INTEGER NOT NULL DEFAULT 0;
-- The count step by step, as JSON, with the lot that breaks ties; nothing for polls that were counted before there was one.
ALTER TABLE results ADD COLUMN outcome TEXT;
