-- Sessions end a while after their last use: how long is the provider's setting at the time. Those there are end now.
delete from session;
drop index session_expires_at;
alter table session drop column expires_at;
alter table session add column used_at bigint not null;
-- The product whose widget opened it; null when it did not say.
alter table session add column product text check (product in ('buy', 'sell', 'swap'));
create index session_used_at on session (used_at);
create index session_account on session (account_id);
