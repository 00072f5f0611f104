-- Who changed what in the directory, and who signed in. An id sorts the newest first; an entry is a JSON object as
-- Graph shows it, without secrets.
CREATE TABLE directory_audit (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL
);
CREATE INDEX directory_audit_at ON directory_audit (at);

CREATE TABLE sign_in (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL
);
CREATE INDEX sign_in_at ON sign_in (at);
