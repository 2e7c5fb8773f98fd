-- Instants are milliseconds since the Unix epoch on the stack's clock. Amounts are decimal text in whole units, those named
-- "atomic" integers in the smallest unit. Currencies of coins are LedgerIds; fees are in the fiat currency.

create table buy_quote (
  id text primary key,
  -- Who asked for it.
  account_id uuid not null references account (id),
  crypto_currency text not null,
  fiat_currency text not null,
  payment_method text not null,
  country text not null,
  -- What the user pays, all fees included, and ends up with.
  fiat_amount text not null,
  crypto_amount text not null,
  rate text not null,
  provider_fees text not null,
  referral_fees text not null,
  network_fees text not null,
  created_at bigint not null,
  expires_at bigint not null
);

create table buy_order (
  id text primary key,
  seq bigint generated always as identity,
  -- A quote is bought once.
  quote_id text not null unique references buy_quote (id),
  account_id uuid not null references account (id),
  ledger_transaction_id text,
  state text not null check (state in ('pending', 'processing', 'completed', 'failed')),
  payment_state text not null check (payment_state in ('awaiting', 'challenge', 'pending', 'paid', 'declined')),
  -- Why the payment was declined or the purchase failed, in the user's words.
  reason text,
  -- Of the card that was charged last; its number is never kept.
  card_brand text,
  card_last4 text,
  address text not null,
  transaction_hash text,
  -- Until when it has to be paid.
  expires_at bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index buy_order_account on buy_order (account_id);

-- The hot wallet pays for swaps and for purchases.
alter table transfer alter column swap_id drop not null;
alter table transfer add column buy_order_id text references buy_order (id);
alter table transfer add constraint transfer_of_one check (num_nonnulls(swap_id, buy_order_id) = 1);
alter table transfer drop constraint transfer_kind_check;
alter table transfer add constraint transfer_kind_check check (kind in ('payout', 'refund', 'delivery'));
-- Coins bought are delivered once.
create unique index transfer_delivered_once on transfer (buy_order_id) where state <> 'failed';
