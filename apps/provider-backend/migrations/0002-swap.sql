-- Instants are milliseconds since the Unix epoch on the stack's clock. Amounts are decimal text in whole units, those named
-- "atomic" integers in the smallest unit. Currencies are LedgerIds; fees are in the currency received.

create table swap_quote (
  id text primary key,
  -- Who claimed it.
  account_id uuid references account (id),
  currency_from text not null,
  currency_to text not null,
  trade_method text not null check (trade_method in ('fixed', 'float')),
  amount_from text not null,
  amount_to text not null,
  rate text not null,
  provider_fees text not null,
  referral_fees text not null,
  payout_network_fees text not null,
  -- Ratios of floating quotes, 0.01 = 1 %.
  default_slippage text,
  min_slippage text,
  max_slippage text,
  created_at bigint not null,
  expires_at bigint not null
);

create table swap_order (
  id text primary key,
  seq bigint generated always as identity,
  quote_id text references swap_quote (id),
  account_id uuid references account (id),
  trade_method text not null check (trade_method in ('fixed', 'float')),
  status text not null check (status in ('PENDING', 'ON_HOLD', 'EXPIRED', 'FINISHED', 'REFUNDED', 'UNKNOWN')),
  -- What the provider is busy with.
  stage text not null check (stage in ('deposit', 'confirming', 'payout', 'hold', 'refund', 'done')),
  -- Why money is held or went back, in the user's words.
  reason text,
  outcome text,
  -- What exchangeSdk.swap ended with, as the widget told it.
  reported_tx text,
  reported_reason text,
  currency_from text not null,
  currency_to text not null,
  amount_from_atomic numeric(78) not null,
  -- Promised, and signed as amount_to_wallet.
  amount_to_atomic numeric(78) not null,
  executed_to_atomic numeric(78),
  -- The executed amount may stay behind the promised one by this ratio; null for a fixed rate.
  max_slippage text,
  provider_fees text not null,
  referral_fees text not null,
  payout_network_fees text not null,
  payout_address text not null,
  refund_address text not null,
  deposit_index bigint not null,
  deposit_address text not null unique,
  payin_tx text,
  payin_block bigint,
  payin_amount_atomic numeric(78),
  -- What the deposit's transaction cost the user, in the currency sent.
  payin_fee_atomic numeric(78),
  confirmations integer not null default 0,
  payout_tx text,
  refund_tx text,
  refunded_atomic numeric(78),
  webhooks_lost integer not null default 0,
  -- Until when the deposit is waited for.
  expires_at bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index swap_order_quote on swap_order (quote_id);
create index swap_order_account on swap_order (account_id);
create index swap_order_payin on swap_order (payin_block) where payin_block is not null;

create table swap_webhook (
  seq bigint generated always as identity primary key,
  order_id text not null references swap_order (id),
  body jsonb not null,
  created_at bigint not null,
  -- Set once Ledger took it, or refused it for good.
  settled_at bigint,
  refusal text
);
create index swap_webhook_open on swap_webhook (order_id, seq) where settled_at is null;
