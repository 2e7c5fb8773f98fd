import { expect, test } from 'vitest';
import { account, newChain, type Payment, sign } from '../../test/bitcoin-wallet.js';
import { Rejection } from './rejection.js';
import { decodeTransaction, vsizeOf } from './transaction.js';

const alice = account('segwit');
const bob = account('taproot', 'bob');
const toBob = (amountAtomic: bigint) => [{ script: bob.script, amountAtomic }];

/** Sixteen blocks, a coin of 100 000 sat in the newest, and how the chain takes a payment. */
function setup() {
  const { chain, coin, accept, mine, ...more } = newChain();
  for (let i = 0; i < 15; i++) mine();
  const coins = [coin(alice, 100_000n)];
  const refusal = (payment: Partial<Payment>) => {
    try {
      accept({ coins, outputs: toBob(99_000n), ...payment });
      return 'taken';
    } catch (error) {
      return error instanceof Rejection ? `${error.code} ${error.message}` : error;
    }
  };
  return { chain, coins, coin, accept, mine, refusal, ...more };
}

test('a coin that never was, was spent, or is promised', () => {
  const { coins, refusal, accept, mine, chain } = setup();
  const [coin] = coins;
  if (!coin) throw new Error('no coin');
  expect(refusal({ coins: [{ ...coin, txid: 'ab'.repeat(32) }] })).toBe('-25 bad-txns-inputs-missingorspent');
  expect(refusal({ coins: [{ ...coin, vout: 7 }] })).toBe('-25 bad-txns-inputs-missingorspent');
  accept({ coins, outputs: toBob(99_000n) });
  expect(refusal({ outputs: toBob(90_000n) })).toBe('-26 txn-mempool-conflict');
  expect(chain.mempool).toHaveLength(1);
  mine();
  expect(refusal({ outputs: toBob(90_000n) })).toBe('-25 bad-txns-inputs-missingorspent');
});

test('no more goes out than comes in', () => {
  const { refusal, balance, coins } = setup();
  const claimed = coins.map((coin) => ({ ...coin, amountAtomic: 2n ** 60n }));
  expect(refusal({ coins: claimed, outputs: toBob(100_001n) })).toBe(
    '-26 bad-txns-in-belowout, value in (0.00100000) < value out (0.00100001)',
  );
  expect(refusal({ coins: claimed, outputs: toBob(2_100_000_000_000_000n) })).toMatch(
    'value in (0.00100000) < value out (21000000.00000000)',
  );
  expect(balance(alice)).toBe(100_000n);
});

test('the fee is one satoshi per virtual byte, or more', () => {
  const { coins, refusal } = setup();
  const least = BigInt(vsizeOf(decodeTransaction(sign({ coins, outputs: toBob(99_000n) }))));
  expect(refusal({ outputs: toBob(100_000n) })).toBe(`-26 min relay fee not met, 0 < ${least}`);
  expect(refusal({ outputs: toBob(100_001n - least) })).toBe(
    `-26 min relay fee not met, ${least - 1n} < ${least}`,
  );
  expect(refusal({ outputs: toBob(100_000n - least) })).toBe('taken');
});

test('the amount a segwit signature claims must be the coin’s', () => {
  const { coins, refusal } = setup();
  expect(refusal({ coins: coins.map((coin) => ({ ...coin, amountAtomic: 200_000n })) })).toMatch(
    /^-26 mandatory-script-verify-flag-failed/,
  );
});

test('lock times: heights and seconds, heeded unless every input is final', () => {
  const { chain, refusal, mine } = setup();
  const { height, medianTime } = chain.tip;
  const early = '-26 non-final';
  expect(refusal({ lockTime: height + 1, sequence: 0xffff_fffe })).toBe(early);
  expect(refusal({ lockTime: medianTime, sequence: 0xffff_fffe })).toBe(early);
  mine();
  expect(refusal({ lockTime: height + 1, sequence: 0xffff_fffe })).toBe('taken');
});

test('a lock time in seconds is reached; a final input does not wait', () => {
  const reached = setup();
  const { medianTime } = reached.chain.tip;
  expect(reached.refusal({ lockTime: medianTime - 1, sequence: 0xffff_fffe })).toBe('taken');
  expect(setup().refusal({ lockTime: 1_000, sequence: 0xffff_ffff })).toBe('taken');
});

test('relative lock times count blocks or spans of 512 s, from version 2 on', () => {
  const { refusal, mine } = setup();
  const early = '-26 non-BIP68-final';
  expect(refusal({ sequence: 2 })).toBe(early);
  expect(refusal({ sequence: 2 ** 22 + 3 })).toBe(early);
  mine();
  expect(refusal({ sequence: 3 })).toBe(early);
  expect(refusal({ sequence: 2 })).toBe('taken');
  expect(setup().refusal({ sequence: 2, version: 1 })).toBe('taken');
  expect(setup().refusal({ sequence: 2 ** 31 + 7 })).toBe('taken');
  // two blocks, ten minutes apart: 1 200 s
  const waited = setup();
  waited.mine();
  expect(waited.refusal({ sequence: 2 ** 22 + 3 })).toBe(early);
  expect(waited.refusal({ sequence: 2 ** 22 + 2 })).toBe('taken');
});

test('fees cannot be spent before a hundred blocks have passed', () => {
  const { chain, coins, accept, mine } = setup();
  accept({ coins, outputs: toBob(90_000n) });
  const { transactions } = mine();
  const [reward] = transactions;
  // signatures come after this check, so another key's will do
  const early = { owner: alice, txid: reward?.txid ?? '', vout: 0, amountAtomic: 10_000n };
  const raw = sign({ coins: [{ ...early, previous: new Uint8Array() }], outputs: toBob(9_000n) });
  const attempt = () => chain.accept(decodeTransaction(raw), true);
  expect(attempt).toThrow('bad-txns-premature-spend-of-coinbase');
  for (let i = 0; i < 98; i++) mine();
  expect(attempt).toThrow('bad-txns-premature-spend-of-coinbase');
  mine();
  expect(attempt).not.toThrow();
});
