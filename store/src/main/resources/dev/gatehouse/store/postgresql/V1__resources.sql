-- One row. Every write locks it first, so revisions grow in the order of commits.
create table store_state (
    id integer primary key check (id = 1),
    revision bigint not null,
    -- Changes up to this revision are no longer kept.
    horizon bigint not null,
    -- The last number given out for ordering; not a revision.
    ordinal bigint not null
);
insert into store_state (id, revision, horizon, ordinal) values (1, 0, 0, 0);

create table resource (
    service text collate "C" not null,
    key text collate "C" not null,
    type text collate "C" not null,
    parent text collate "C" not null,
    name text collate "C" not null,
    folded_name text collate "C" not null,
    uid text collate "C" not null unique,
    ordinal bigint not null,
    revision bigint not null,
    created bigint not null,
    updated bigint not null,
    document text collate "C" not null,
    internal text collate "C" not null,
    -- The document as filters compare it: text in lower case, times in one form.
    folded jsonb not null,
    primary key (service, key)
);
create index resource_collection on resource (service, type, parent, folded_name);
create index resource_type on resource (service, type, key);

create table resource_change (
    revision bigint not null,
    service text collate "C" not null,
    key text collate "C" not null,
    type text collate "C" not null,
    deleted boolean not null,
    primary key (revision, service, key)
);

create table intent (
    id bigint primary key,
    directory_object text collate "C" not null,
    kind text collate "C" not null,
    step text collate "C" not null,
    state text collate "C" not null,
    created bigint not null,
    attempts bigint not null,
    next_attempt bigint not null
);
create index intent_directory_object on intent (directory_object, id);

create table setting (
    name text collate "C" primary key,
    value text collate "C" not null
);
