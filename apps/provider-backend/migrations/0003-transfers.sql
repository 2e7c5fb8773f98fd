-- What the hot wallet pays: signed and kept before anybody else sees it, so that the same bytes are handed in again after a crash.
create table transfer (
  -- "payout/…" or "refund/…" and the swap's id.
  id text primary key,
  seq bigint generated always as identity,
  swap_id text not null references swap_order (id),
  kind text not null check (kind in ('payout', 'refund')),
  chain text not null check (chain in ('ethereum', 'bitcoin')),
  currency text not null,
  to_address text not null,
  amount_atomic numeric(78) not null check (amount_atomic > 0),
  -- Of the hot wallet's account; Ethereum only.
  nonce bigint,
  raw_tx text not null,
  tx_hash text not null unique,
  state text not null check (state in ('signed', 'sent', 'mined', 'failed')),
  created_at bigint not null
);
create index transfer_open on transfer (chain, seq) where state in ('signed', 'sent');
-- A swap is paid out or refunded, never both and never twice.
create unique index transfer_once on transfer (swap_id) where state <> 'failed';
