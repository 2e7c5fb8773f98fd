-- With Redis a job stays here until it is done: Redis may end and forget it.
alter table outbox add column relayed boolean not null default false;
drop index outbox_run_at;
create index outbox_waiting on outbox (run_at, seq) where not relayed;
create unique index outbox_id on outbox (id);

-- Begins the names of this database's keys in Redis, which other databases may use as well.
create table redis_prefix (
  only_row boolean primary key default true check (only_row),
  value text not null
);
