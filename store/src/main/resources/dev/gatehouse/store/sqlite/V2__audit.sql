-- Who did what: an entry is written in the transaction that it tells of, and never changed.
create table audit (
    id integer primary key,
    at integer not null,
    actor text not null,
    actor_name text not null,
    origin text not null,
    request text not null,
    -- The service's key, and below it the resource's.
    service text not null,
    key text not null,
    resource text not null,
    operation text not null,
    outcome text not null,
    -- JSON, without secrets; null where there is none.
    before text,
    after text,
    -- Names of secrets that were set, shown or taken away, a line each.
    secrets text not null
);
create index audit_at on audit (at);
create index audit_service on audit (service, id);
create index audit_resource on audit (service, key, id);
create index audit_request on audit (request);
