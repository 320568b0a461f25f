-- Which ballots in the record the server sealed for their voters, as their leaves say.
ALTER TABLE recorded_envelopes ADD COLUMN assisted BOOLEAN NOT NULL DEFAULT FALSE;
