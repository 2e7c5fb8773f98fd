import type { OrderView } from '@exchange-sim/contract';
import { describe, expect, test } from 'vitest';
import { orderWords } from './order-words.js';
import { timelineOf } from './timeline.js';

function order(change: Partial<OrderView>): OrderView {
  return {
    sellId: 's-1',
    quoteId: 'q-1',
    status: 'PENDING',
    cryptoTicker: 'ETH',
    cryptoAmount: '0.5',
    fiatCurrency: 'EUR',
    fiatAmount: '1225.00',
    payinAddress: '0xaa',
    confirmations: 0,
    confirmationsRequired: 3,
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
    ...change,
  };
}
const seen = { outcome: 'approved', payinTransactionHash: '0x01' } as const;

describe('an order', () => {
  test.each<[Partial<OrderView>, string, string]>([
    [{}, 'Waiting for your payment', 'now later later'],
    [{ outcome: 'approved' }, 'Waiting for your payment', 'done now later'],
    [{ ...seen, confirmations: 1 }, 'Payment seen', 'done now later'],
    [{ ...seen, confirmations: 3 }, 'Payment seen', 'done done now'],
    [{ ...seen, confirmations: 3, status: 'TRANSFER_IN_COMPLETED' }, 'Payment received', 'done done now'],
    [{ ...seen, confirmations: 3, status: 'FINISHED' }, 'Money sent', 'done done done'],
    [{ ...seen, confirmations: 3, status: 'REFUNDED' }, 'Refunded', 'done done done'],
    [{ ...seen, confirmations: 3, status: 'ON_HOLD' }, 'Your sale is on hold', 'done done held'],
    [{ outcome: 'approved', status: 'EXPIRED' }, 'No payment came in time', 'done failed later'],
    [{ outcome: 'rejected' }, 'This sale was not made', 'failed later later'],
    [{ outcome: 'rejected', status: 'EXPIRED' }, 'This sale was not made', 'failed later later'],
    [
      { outcome: 'rejected', payinTransactionHash: '0x01', confirmations: 3, status: 'REFUNDED' },
      'Refunded',
      'failed done done',
    ],
  ])('%j reads "%s": %s', (change, title, states) => {
    expect(orderWords(order(change)).title).toBe(title);
    expect(
      timelineOf(order(change))
        .map(({ state }) => state)
        .join(' '),
    ).toBe(states);
  });

  test('confirmations are counted up to what is needed', () => {
    expect(timelineOf(order({ ...seen, confirmations: 9 }))[1]?.detail).toBe('3 of 3 confirmations');
  });
});
