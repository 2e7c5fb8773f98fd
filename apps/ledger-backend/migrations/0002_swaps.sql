-- Swaps beside sales, in one table: what the wallet's history and the listeners want to know of both is the same.
drop trigger announce on sell_transaction;
drop function announce_sell_transaction();

alter table sell_transaction rename to exchange_transaction;
alter table exchange_transaction rename column sell_id to id;
alter table exchange_transaction
  add column product text not null default 'sell' check (product in ('sell', 'swap')),
  add column trade_method text check (trade_method in ('fixed', 'float')),
  add column payout_address text,
  add column payout_network_fees text,
  add column payout_transaction_id text,
  -- When the provider is asked next where a swap stands; null when it is not asked.
  add column next_poll_at timestamptz,
  -- A floating swap needs no quote.
  alter column quote_id drop not null,
  drop constraint sell_transaction_pkey,
  add primary key (product, provider_id, id);
alter table exchange_transaction alter column product drop default;
alter index sell_transaction_by_quote rename to exchange_transaction_by_quote;
alter index sell_transaction_by_address rename to exchange_transaction_by_address;
alter index sell_transaction_by_sequence rename to exchange_transaction_by_sequence;
create index exchange_transaction_to_poll on exchange_transaction (next_poll_at) where next_poll_at is not null;

-- Whoever writes, every replica hears of it. Planning the next poll is no news.
create function announce_exchange_transaction() returns trigger language plpgsql as $$
begin
  perform pg_notify('exchange_transaction', json_build_array(new.product, new.provider_id, new.id)::text);
  return null;
end
$$;
create trigger announce after insert or update of updated_at on exchange_transaction
  for each row execute function announce_exchange_transaction();

-- Quotes as they were given to wallets, so that any replica can start the swap. Amounts are decimal text in whole units.
create table swap_quote (
  provider_id text not null,
  key text not null,
  quote_id text,
  trade_method text not null check (trade_method in ('fixed', 'float')),
  from_currency text not null,
  to_currency text not null,
  amount_from text not null,
  amount_to text not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  sequence bigint generated always as identity,
  primary key (provider_id, key)
);
create index swap_quote_by_id on swap_quote (provider_id, quote_id);
create index swap_quote_by_age on swap_quote (created_at);
