-- The assurance level a space asks for of everybody who takes part in it.
ALTER TABLE spaces ADD COLUMN min_level INTEGER NOT NULL DEFAULT 0;
