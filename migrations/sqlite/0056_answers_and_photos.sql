-- How far those who answer for the administration were reminded of the official answer they owe: 0 not yet, 1 shortly before the day, 2 after it.
ALTER TABLE ideas ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;
-- A photo of the work belongs to the step of the thread that tells of it; one of the idea itself to none.
ALTER TABLE pictures ADD COLUMN step BLOB;
