-- The address in lower case: people whose accounts are named as guests sign in with it.
ALTER TABLE directory_user ADD COLUMN mail TEXT;
UPDATE directory_user SET mail = lower(properties::jsonb ->> 'mail');
CREATE INDEX directory_user_mail ON directory_user (mail);
