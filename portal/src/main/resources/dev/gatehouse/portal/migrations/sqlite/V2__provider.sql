-- Who keeps the account that signed in, as users' identities name it.

ALTER TABLE portal_session ADD COLUMN provider TEXT NOT NULL DEFAULT 'Aad';
