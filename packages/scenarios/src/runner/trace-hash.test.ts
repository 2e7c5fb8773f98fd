import type { Hop } from '@exchange-sim/trace';
import { expect, test } from 'vitest';
import { traceHash } from './trace-hash.js';

const hop = (more: Partial<Hop>): Hop => ({
  id: 1,
  at: 0,
  start: 0,
  end: 1,
  from: 'wallet',
  to: 'ledger-backend',
  kind: 'http',
  name: 'GET /history',
  request: {},
  response: {},
  status: '200',
  flow: undefined,
  ms: 1,
  ...more,
});

test('times, ports, ids and what chance drew do not matter', () => {
  const once = hop({
    response: {
      quoteId: '8997fe31-cfee-40d6-8fe3-e863b704b399',
      expiry: '2026-11-20T12:00:00.000Z',
      url: 'http://127.0.0.1:4003/?x=1',
      nonce: 'ab'.repeat(32),
      ms: 4,
    },
  });
  const again = hop({
    id: 7,
    start: 900,
    response: {
      ms: 9,
      nonce: 'cd'.repeat(32),
      url: 'http://127.0.0.1:51234/?x=1',
      expiry: '2027-01-01T00:00:00.000Z',
      quoteId: '11111111-2222-4333-8444-555555555555',
    },
  });
  expect(traceHash([once])).toBe(traceHash([again]));
});

test('amounts, statuses and names do matter', () => {
  const hashes = [
    hop({}),
    hop({ status: '404' }),
    hop({ name: 'POST /v5/swap' }),
    hop({ response: { amountTo: '0.1' } }),
    hop({ response: { amountTo: '0.2' } }),
  ].map((changed) => traceHash([changed]));
  expect(new Set(hashes).size).toBe(5);
});

test('what different pairs do at once has no order; within a pair it has', () => {
  const [quote, order] = [hop({ name: 'GET /v5/quote' }), hop({ name: 'POST /v5/swap' })];
  const deposit = hop({ from: 'chain', to: 'provider-backend', kind: 'chain', name: 'deposit' });
  expect(traceHash([quote, deposit, order])).toBe(traceHash([deposit, quote, order]));
  expect(traceHash([quote, order])).not.toBe(traceHash([order, quote]));
});

test('providers asked at once are told apart, and repeating oneself counts once', () => {
  const ask = (provider: string) =>
    hop({ from: 'ledger-backend', to: 'provider-backend', request: { provider } });
  expect(traceHash([ask('a'), ask('b')])).toBe(traceHash([ask('b'), ask('a')]));
  expect(traceHash([ask('a'), ask('a')])).toBe(traceHash([ask('a')]));
});

test('orders of earlier scenarios in the history do not matter, those of this one do', () => {
  const order = hop({ name: 'POST /v5/swap', response: { swapId: 'QB-1' } });
  const history = (...entries: object[]) => hop({ name: 'GET /history', response: { entries } });
  const own = { id: 'QB-1', status: 'finished' };
  const alone = traceHash([order, history(own)]);
  expect(traceHash([order, history(own, { id: 'QB-0', status: 'expired' })])).toBe(alone);
  expect(traceHash([order, history({ ...own, status: 'refunded' })])).not.toBe(alone);
});

test('decimals of an amount are no digits of a hash, however many', () => {
  const paid = (amountTo: string) => traceHash([hop({ response: { amountTo } })]);
  expect(paid('0.0412345678901234567')).not.toBe(paid('0.0412345678901234568'));
});

test('jobs of different queues have no order', () => {
  const job = (name: string) => hop({ from: 'provider-backend', to: 'provider-backend', kind: 'job', name });
  const [update, payout] = [job('send status update'), job('send payout')];
  expect(traceHash([update, payout, update])).toBe(traceHash([payout, update, update]));
  expect(traceHash([update])).not.toBe(traceHash([update, payout]));
});
