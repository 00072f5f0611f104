-- Of codes, sessions and refresh tokens only a keyed hash is kept. A password mark tells whether the user's password is
-- still the one that was typed then.

CREATE TABLE browser_session (
    id_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    password_mark TEXT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX browser_session_expires_at ON browser_session (expires_at);

-- A code that was used stays for a while, so that one who uses it again is found out.
CREATE TABLE authorization_code (
    code_hash TEXT PRIMARY KEY,
    family_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    password_mark TEXT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scope TEXT NOT NULL,
    nonce TEXT,
    code_challenge TEXT,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX authorization_code_expires_at ON authorization_code (expires_at);

-- All refresh tokens that go back to one sign-in; they are revoked together.
CREATE TABLE token_family (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    password_mark TEXT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    scope TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX token_family_expires_at ON token_family (expires_at);

CREATE TABLE refresh_token (
    token_hash TEXT PRIMARY KEY,
    family_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX refresh_token_family ON refresh_token (family_id);
CREATE INDEX refresh_token_expires_at ON refresh_token (expires_at);

-- Attempts with a wrong password: of an account, whether there is one or not, and from an address.
CREATE TABLE sign_in_failure (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until BIGINT NOT NULL,
    forgotten_at BIGINT NOT NULL
);
CREATE INDEX sign_in_failure_forgotten_at ON sign_in_failure (forgotten_at);
