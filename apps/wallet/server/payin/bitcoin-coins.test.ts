import { expect, test } from 'vitest';
import { type Coin, chooseCoins } from './bitcoin-coins.js';
import { feeOf, feeRate } from './bitcoin-fees.js';

const coin = (amountAtomic: bigint): Coin => ({
  own: { address: '', script: new Uint8Array(), publicKey: new Uint8Array(), path: '' },
  txid: '',
  index: 0,
  amountAtomic,
});

test('the fewest coins pay, and what is paid, fees and change are what the coins hold', () => {
  const choice = chooseCoins([coin(5_000n), coin(3_000n), coin(1_000n)], 6_000n, 2n);
  expect(choice?.coins.map(({ amountAtomic }) => amountAtomic)).toEqual([5_000n, 3_000n]);
  expect(choice).toMatchObject({ feeAtomic: feeOf(2, 2, 2n), changeAtomic: 2_000n - feeOf(2, 2, 2n) });
});

test('change that would be dust goes to the fees', () => {
  const fee = feeOf(1, 1, 1n);
  expect(chooseCoins([coin(10_000n)], 10_000n - fee - 100n, 1n)).toMatchObject({
    feeAtomic: fee + 100n,
    changeAtomic: undefined,
  });
  expect(chooseCoins([coin(10_000n)], 10_000n - fee + 1n, 1n)).toBeUndefined();
});

test('a preference takes the estimate for at most its wait, rounded up, and at least one', () => {
  const estimates = { '1': 12.3, '3': 4, '6': 2, '144': 0.5 };
  expect(feeRate(estimates, 'fast')).toBe(13n);
  expect(feeRate(estimates, 'medium')).toBe(4n);
  expect(feeRate(estimates, 'slow')).toBe(2n);
  expect(feeRate({ '144': 0.5 }, 'fast')).toBe(1n);
  expect(feeRate({}, 'fast')).toBe(1n);
  const custom = {
    family: 'bitcoin',
    amount: 1n,
    recipient: '',
    opReturnDataHex: '',
    feePerByte: 7n,
  } as const;
  expect(feeRate(estimates, 'custom', custom)).toBe(7n);
});
