-- Whose tokens of another issuer an application may prove itself with; audiences is a JSON array.
-- Issuer and subject are too long for an index of PostgreSQL: that no two are the same is seen to by who writes.
CREATE TABLE federated_credential (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL,
    name TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    audiences TEXT NOT NULL,
    description TEXT,
    UNIQUE (application_id, name)
);

-- Which delegated permissions a client has at a resource: of one user, or, with an empty principal, of all.
CREATE TABLE oauth2_permission_grant (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    principal_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    UNIQUE (client_id, resource_id, principal_id)
);
CREATE INDEX oauth2_permission_grant_resource ON oauth2_permission_grant (resource_id);
CREATE INDEX oauth2_permission_grant_principal ON oauth2_permission_grant (principal_id);
