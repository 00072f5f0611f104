-- Browsers in which somebody signed in. Of the session's id only a keyed hash is kept; the refresh token is sealed.

CREATE TABLE portal_session (
    id_hash TEXT PRIMARY KEY,
    portal TEXT NOT NULL,
    object_id TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    sealed_refresh_token TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX portal_session_expires_at ON portal_session (expires_at);
