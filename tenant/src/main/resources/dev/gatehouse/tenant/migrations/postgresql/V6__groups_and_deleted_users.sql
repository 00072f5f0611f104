-- A user deleted softly keeps the name with the id before it, so that the name is free.
ALTER TABLE directory_user ADD COLUMN deleted_at BIGINT;
CREATE INDEX directory_user_deleted_at ON directory_user (deleted_at);

CREATE TABLE directory_group (
    id TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    properties TEXT NOT NULL
);
CREATE INDEX directory_group_deleted_at ON directory_group (deleted_at);

-- Members are users, service principals and groups.
CREATE TABLE group_member (
    group_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (group_id, member_id)
);
CREATE INDEX group_member_member ON group_member (member_id);
