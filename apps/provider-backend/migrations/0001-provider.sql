-- Instants are milliseconds since the Unix epoch on the stack's clock; amounts are decimal text in whole units.

create table account (
  id uuid primary key,
  email text not null unique,
  password_hash text not null,
  kyc text not null default 'none',
  kyc_reason text,
  created_at bigint not null
);

create table session (
  token_hash text primary key,
  account_id uuid not null references account (id),
  expires_at bigint not null
);
create index session_expires_at on session (expires_at);

create table kyc_application (
  account_id uuid primary key references account (id),
  full_name text not null,
  date_of_birth text not null,
  country text not null,
  document_number text not null,
  submitted_at bigint not null
);

create table quote (
  id text primary key,
  account_id uuid references account (id),
  crypto_currency text not null,
  fiat_currency text not null,
  payment_method text not null,
  country text,
  crypto_amount text not null,
  fiat_amount text not null,
  rate text not null,
  provider_fees text not null,
  referral_fees text not null,
  created_at bigint not null,
  expires_at bigint not null
);

create sequence deposit_index minvalue 0 start 0;

create table sell_order (
  id text primary key,
  seq bigint generated always as identity,
  quote_id text not null references quote (id),
  account_id uuid references account (id),
  status text not null,
  outcome text,
  -- What exchangeSdk.sell ended with, as the widget told it.
  reported_hash text,
  reported_reason text,
  deposit_index bigint not null unique,
  deposit_address text not null unique,
  refund_address text not null,
  crypto_amount_atomic numeric(78) not null,
  payin_hash text,
  payin_block bigint,
  payin_amount_atomic numeric(78),
  confirmations integer not null default 0,
  payout_reference text,
  webhooks_lost integer not null default 0,
  created_at bigint not null,
  updated_at bigint not null
);
create index sell_order_quote on sell_order (quote_id);
create index sell_order_account on sell_order (account_id);
create index sell_order_payin on sell_order (payin_block) where payin_block is not null;

-- The last block whose deposits were booked.
create table chain_position (
  chain text primary key,
  block bigint not null,
  -- Unknown after a reorganisation, until the next block is booked.
  hash text
);

create table bank_entry (
  id text primary key,
  seq bigint generated always as identity,
  order_id text not null unique references sell_order (id),
  fiat_currency text not null,
  amount text not null,
  method text not null,
  beneficiary text not null,
  reference text not null,
  booked_at bigint not null
);

create table webhook (
  seq bigint generated always as identity primary key,
  order_id text not null references sell_order (id),
  body jsonb not null,
  created_at bigint not null,
  -- Set once Ledger took it, or refused it for good.
  settled_at bigint,
  refusal text
);
create index webhook_open on webhook (order_id, seq) where settled_at is null;

create table behaviour (
  only_row boolean primary key default true check (only_row),
  value jsonb not null
);
