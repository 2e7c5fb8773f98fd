-- What arrives for a swap besides its deposit: a second payment, or another currency. It goes back, once.
create table further_deposit (
  -- The swap's id, the hash of the transaction and the currency.
  id text primary key,
  seq bigint generated always as identity,
  swap_id text not null references swap_order (id),
  tx_hash text not null,
  -- LedgerId.
  currency text not null,
  amount_atomic numeric(78) not null,
  -- What its transaction cost the user, in the same currency.
  fee_atomic numeric(78) not null,
  state text not null check (state in ('confirming', 'refund', 'refunded', 'held')),
  created_at bigint not null
);
create index further_deposit_confirming on further_deposit (seq) where state = 'confirming';

alter table transfer add column further_deposit_id text references further_deposit (id);
-- A swap is paid out or refunded, and each further deposit refunded, never twice.
drop index transfer_once;
create unique index transfer_once on transfer (swap_id, coalesce(further_deposit_id, '')) where state <> 'failed';
