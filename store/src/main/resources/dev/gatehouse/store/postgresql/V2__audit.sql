-- Who did what: an entry is written in the transaction that it tells of, and never changed.
create table audit (
    id bigint primary key,
    at bigint not null,
    actor text collate "C" not null,
    actor_name text collate "C" not null,
    origin text collate "C" not null,
    request text collate "C" not null,
    -- The service's key, and below it the resource's.
    service text collate "C" not null,
    key text collate "C" not null,
    resource text collate "C" not null,
    operation text collate "C" not null,
    outcome text collate "C" not null,
    -- JSON, without secrets; null where there is none.
    before text collate "C",
    after text collate "C",
    -- Names of secrets that were set, shown or taken away, a line each.
    secrets text collate "C" not null
);
create index audit_at on audit (at);
create index audit_service on audit (service, id);
create index audit_resource on audit (service, key, id);
create index audit_request on audit (request);
