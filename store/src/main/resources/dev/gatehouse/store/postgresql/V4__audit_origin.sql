-- What kind of principal it was, by which application, with which program, and in which series of requests.
alter table audit add column actor_kind text not null default '';
alter table audit add column app_id text not null default '';
alter table audit add column user_agent text not null default '';
alter table audit add column correlation text not null default '';
create index audit_correlation on audit (correlation);
