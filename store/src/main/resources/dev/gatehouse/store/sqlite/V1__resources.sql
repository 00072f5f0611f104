-- One row. Every write locks it first, so revisions grow in the order of commits.
create table store_state (
    id integer primary key check (id = 1),
    revision integer not null,
    -- Changes up to this revision are no longer kept.
    horizon integer not null,
    -- The last number given out for ordering; not a revision.
    ordinal integer not null
);
insert into store_state (id, revision, horizon, ordinal) values (1, 0, 0, 0);

create table resource (
    service text not null,
    key text not null,
    type text not null,
    parent text not null,
    name text not null,
    folded_name text not null,
    uid text not null unique,
    ordinal integer not null,
    revision integer not null,
    created integer not null,
    updated integer not null,
    document text not null,
    internal text not null,
    -- The document as filters compare it: text in lower case, times in one form.
    folded text not null,
    primary key (service, key)
);
create index resource_collection on resource (service, type, parent, folded_name);
create index resource_type on resource (service, type, key);

create table resource_change (
    revision integer not null,
    service text not null,
    key text not null,
    type text not null,
    deleted boolean not null,
    primary key (revision, service, key)
);

create table intent (
    id integer primary key,
    directory_object text not null,
    kind text not null,
    step text not null,
    state text not null,
    created integer not null,
    attempts integer not null,
    next_attempt integer not null
);
create index intent_directory_object on intent (directory_object, id);

create table setting (
    name text primary key,
    value text not null
);
