-- Purchases beside sales and swaps. Nothing is paid in on a chain and nothing refunded there: coins only come.
alter table exchange_transaction
  drop constraint exchange_transaction_product_check,
  add constraint exchange_transaction_product_check check (product in ('buy', 'sell', 'swap')),
  add column account_id text,
  add column country text,
  add column payment_method text,
  alter column refund_address drop not null,
  alter column payin_address drop not null,
  add constraint exchange_transaction_addresses check (
    case product
      when 'buy' then payout_address is not null and account_id is not null
        and country is not null and payment_method is not null and status is not null
      else refund_address is not null and payin_address is not null
    end
  );

-- By which address the wallet finds it: where coins come to, else where they go back to.
alter table exchange_transaction
  add column user_address text generated always as (
    lower(case product when 'buy' then payout_address else refund_address end)
  ) stored;
drop index exchange_transaction_by_address;
create index exchange_transaction_by_address on exchange_transaction (user_address, sequence desc);

-- The id of a purchase is the wallet's own, so it is unique whichever provider it is for.
create unique index exchange_transaction_purchase on exchange_transaction (id) where product = 'buy';
create index exchange_transaction_pending on exchange_transaction (created_at) where product = 'buy' and status = 'PENDING';

-- By the transactions of a chain that belong to it, in whatever case their hashes are written.
create index exchange_transaction_by_payout on exchange_transaction (lower(payout_transaction_id));
create index exchange_transaction_by_payin on exchange_transaction (lower(payin_transaction_id));
create index exchange_transaction_by_deposit on exchange_transaction (lower(transaction_hash));
