-- Times are milliseconds since 1970, ids are lower-case GUIDs, properties are JSON objects.

CREATE TABLE tenant_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The private key is sealed; the newest key whose time has come signs, all of them verify.
CREATE TABLE signing_key (
    kid TEXT PRIMARY KEY,
    sealed_private_key TEXT NOT NULL,
    certificate TEXT NOT NULL,
    signs_from BIGINT NOT NULL
);

CREATE TABLE application (
    id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL UNIQUE,
    unique_name TEXT UNIQUE,
    display_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    properties TEXT NOT NULL
);
CREATE INDEX application_display_name ON application (display_name);
CREATE INDEX application_deleted_at ON application (deleted_at);

-- Also those of applications deleted softly: a name stays taken until they are gone for good.
CREATE TABLE identifier_uri (
    uri TEXT PRIMARY KEY,
    application_id TEXT NOT NULL
);
CREATE INDEX identifier_uri_application ON identifier_uri (application_id);

CREATE TABLE service_principal (
    id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    display_name TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    properties TEXT NOT NULL
);
CREATE INDEX service_principal_display_name ON service_principal (display_name);
CREATE INDEX service_principal_deleted_at ON service_principal (deleted_at);

-- Only a keyed hash of the value is kept.
CREATE TABLE password_credential (
    key_id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    hint TEXT NOT NULL,
    display_name TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX password_credential_owner ON password_credential (owner_id);

CREATE TABLE key_credential (
    key_id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    certificate TEXT NOT NULL,
    sha1 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    display_name TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX key_credential_owner ON key_credential (owner_id);

CREATE TABLE app_role_assignment (
    id TEXT PRIMARY KEY,
    principal_id TEXT NOT NULL,
    principal_type TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    app_role_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (principal_id, resource_id, app_role_id)
);
CREATE INDEX app_role_assignment_resource ON app_role_assignment (resource_id);

CREATE TABLE directory_role_assignment (
    id TEXT PRIMARY KEY,
    principal_id TEXT NOT NULL,
    role_id TEXT NOT NULL,
    UNIQUE (principal_id, role_id)
);

CREATE TABLE owner (
    object_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    PRIMARY KEY (object_id, owner_id)
);
CREATE INDEX owner_owner ON owner (owner_id);

CREATE TABLE directory_user (
    id TEXT PRIMARY KEY,
    principal_name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password INTEGER NOT NULL,
    properties TEXT NOT NULL
);

CREATE TABLE managed_identity (
    resource_id TEXT PRIMARY KEY,
    service_principal_id TEXT NOT NULL UNIQUE
);

CREATE TABLE used_assertion (
    client_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (client_id, digest)
);
CREATE INDEX used_assertion_expires_at ON used_assertion (expires_at);
