import { expect, test } from 'vitest';
import { isProductionCall, stackUrlOf } from './production-hosts.js';

test('the hosts of every SDK generation are answered, and no other', () => {
  for (const url of [
    'https://swap.ledger.com/v5/swap',
    'https://buy.api.aws.prd.ldg-tech.com/sell/v1/remit',
    'https://exchange-tx-manager.aws.stg.ldg-tech.com/exchange/v1/sell/card/remit',
    'https://crypto-assets-service.api.ledger.com/v1/partners?env=prod',
  ])
    expect([url, isProductionCall(new URL(url))]).toEqual([url, true]);
  for (const url of [
    'https://www.ledger.com/',
    'https://swap.ledger.com.example/',
    'http://swap.ledger.com/',
    'https://cdn.example/swap.ledger.com/app.js',
    'http://127.0.0.1:4001/v5/swap',
  ])
    expect([url, isProductionCall(new URL(url))]).toEqual([url, false]);
});

test('path and query stay; reports below /exchange/ go where the others go', () => {
  const at = (url: string) => stackUrlOf(new URL(url), 'http://127.0.0.1:4001');
  expect(at('https://swap.ledger.com/v5/quote?from=ethereum')).toBe(
    'http://127.0.0.1:4001/v5/quote?from=ethereum',
  );
  expect(
    at('https://exchange-tx-manager.aws.prd.ldg-tech.com/exchange//webhook/v1/transaction/7/accepted'),
  ).toBe('http://127.0.0.1:4001/webhook/v1/transaction/7/accepted');
  expect(at('https://exchange-tx-manager.ledger.com/exchange/v1/sell/card/remit')).toBe(
    'http://127.0.0.1:4001/exchange/v1/sell/card/remit',
  );
});
