-- What an offer promised stays known beside what arrived.
alter table exchange_transaction add column expected_amount text;
update exchange_transaction set expected_amount = amount_to where product = 'buy' and status <> 'FINISHED';
