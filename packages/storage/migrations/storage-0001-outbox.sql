-- Jobs written in the transaction of the change that wants them; a relay hands them to the queue.
create table outbox (
  seq bigint generated always as identity primary key,
  id uuid not null default gen_random_uuid(),
  queue text not null,
  name text not null,
  data jsonb not null,
  attempts integer not null,
  backoff_ms integer not null,
  -- On the stack's clock, milliseconds since the Unix epoch.
  run_at bigint
);
create index outbox_run_at on outbox (run_at);
