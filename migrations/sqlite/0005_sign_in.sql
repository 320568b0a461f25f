-- How many links an address has is asked at each request for one.
CREATE INDEX email_links_email ON email_links (email, expires_at);
-- The list of roles is paged by when they were granted.
CREATE INDEX role_grants_granted_at ON role_grants (granted_at);
