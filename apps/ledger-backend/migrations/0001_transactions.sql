-- Orders as Ledger's backend knows them. A sellId is the provider's own, so it is unique only within its provider.
create table sell_transaction (
  provider_id text not null,
  sell_id text not null,
  quote_id text not null,
  nonce text,
  from_currency text not null,
  to_currency text not null,
  amount_from text not null,
  amount_to text,
  provider_fees text,
  referral_fees text,
  refund_address text not null,
  payin_address text not null,
  transaction_hash text,
  payin_transaction_id text,
  device_status text check (device_status in ('ACCEPTED', 'CANCELLED')),
  device_message text,
  status text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sequence bigint generated always as identity,
  primary key (provider_id, sell_id)
);
create index sell_transaction_by_quote on sell_transaction (provider_id, quote_id);
create index sell_transaction_by_address on sell_transaction (lower(refund_address), sequence desc);
create index sell_transaction_by_sequence on sell_transaction (sequence desc);

-- Whoever writes, every replica hears of it and can tell the wallets that listen to it.
create function announce_sell_transaction() returns trigger language plpgsql as $$
begin
  perform pg_notify('sell_transaction', json_build_array(new.provider_id, new.sell_id)::text);
  return null;
end
$$;
create trigger announce after insert or update on sell_transaction
  for each row execute function announce_sell_transaction();
