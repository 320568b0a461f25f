-- How many had taken part in a poll when its tables were last written anew in the order of their hashes.
CREATE TABLE mixings (
    poll BLOB NOT NULL PRIMARY KEY,
    voted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
