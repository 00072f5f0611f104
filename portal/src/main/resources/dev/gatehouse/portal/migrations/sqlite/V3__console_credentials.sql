-- Secrets that the test console had made for an application, to be removed when they end or their session does. A row is
-- written before its secret is made, with an empty key id, so that a crash leaves none behind.

CREATE TABLE portal_console_credential (
    id TEXT PRIMARY KEY,
    session_hash TEXT NOT NULL,
    portal TEXT NOT NULL,
    object_id TEXT NOT NULL,
    account TEXT NOT NULL,
    application TEXT NOT NULL,
    name TEXT NOT NULL,
    key_id TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX portal_console_credential_session_hash ON portal_console_credential (session_hash);
CREATE INDEX portal_console_credential_expires_at ON portal_console_credential (expires_at);
