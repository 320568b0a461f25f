-- How many had taken part in a poll when its tables were last written anew in the order of their hashes.
CREATE TABLE mixings (
    poll UUID NOT NULL PRIMARY KEY,
    voted BIGINT NOT NULL
);
