-- Sums of the calls of one minute. A name is '' where a call had no such thing, '*' where there were too many to tell.
create table traffic (
    service text collate "C" not null,
    -- Minutes since 1970.
    minute bigint not null,
    api text collate "C" not null,
    operation text collate "C" not null,
    product text collate "C" not null,
    application text collate "C" not null,
    subscription text collate "C" not null,
    person text collate "C" not null,
    outcome text collate "C" not null,
    calls bigint not null,
    successes bigint not null,
    blocks bigint not null,
    failures bigint not null,
    request_bytes bigint not null,
    response_bytes bigint not null,
    total_micros bigint not null,
    total_least bigint not null,
    total_most bigint not null,
    backend_calls bigint not null,
    backend_micros bigint not null,
    backend_least bigint not null,
    backend_most bigint not null,
    primary key (service, minute, api, operation, product, application, subscription, person, outcome)
);
create index traffic_minute on traffic (minute);

-- The last calls that were refused or failed.
create table refusal (
    id bigint generated always as identity primary key,
    service text collate "C" not null,
    at bigint not null,
    request text collate "C" not null,
    outcome text collate "C" not null,
    reason text collate "C" not null,
    api text collate "C" not null,
    revision text collate "C" not null,
    operation text collate "C" not null,
    product text collate "C" not null,
    application text collate "C" not null,
    subscription text collate "C" not null,
    person text collate "C" not null,
    method text collate "C" not null,
    host text collate "C" not null,
    path text collate "C" not null,
    caller text collate "C" not null,
    status integer not null,
    backend_status integer not null,
    total_micros bigint not null
);
create index refusal_service on refusal (service, id);
create index refusal_application on refusal (service, application, id);
