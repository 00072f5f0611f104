-- Sums of the calls of one minute. A name is '' where a call had no such thing, '*' where there were too many to tell.
create table traffic (
    service text not null,
    -- Minutes since 1970.
    minute integer not null,
    api text not null,
    operation text not null,
    product text not null,
    application text not null,
    subscription text not null,
    person text not null,
    outcome text not null,
    calls integer not null,
    successes integer not null,
    blocks integer not null,
    failures integer not null,
    request_bytes integer not null,
    response_bytes integer not null,
    total_micros integer not null,
    total_least integer not null,
    total_most integer not null,
    backend_calls integer not null,
    backend_micros integer not null,
    backend_least integer not null,
    backend_most integer not null,
    primary key (service, minute, api, operation, product, application, subscription, person, outcome)
) without rowid;
create index traffic_minute on traffic (minute);

-- The last calls that were refused or failed.
create table refusal (
    id integer primary key autoincrement,
    service text not null,
    at integer not null,
    request text not null,
    outcome text not null,
    reason text not null,
    api text not null,
    revision text not null,
    operation text not null,
    product text not null,
    application text not null,
    subscription text not null,
    person text not null,
    method text not null,
    host text not null,
    path text not null,
    caller text not null,
    status integer not null,
    backend_status integer not null,
    total_micros integer not null
);
create index refusal_service on refusal (service, id);
create index refusal_application on refusal (service, application, id);
