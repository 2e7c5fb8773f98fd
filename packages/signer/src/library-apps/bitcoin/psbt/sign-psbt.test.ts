import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { AMOUNT, BitcoinBench, DESTINATION, paymentFrom } from '../../../testing/bitcoin-bench.js';
import {
  type Kind,
  kinds,
  scriptOfAddress,
  TestAccount,
  uint32le,
} from '../../../testing/bitcoin-payment.js';
import { type Psbt, psbtOf } from '../../../testing/bitcoin-psbt.js';
import { assembleTransaction } from '../../../testing/bitcoin-verifier.js';

describe.each(kinds)('the approved payment from a %s account', (kind) => {
  test('is signed, and Exchange takes over from the home screen', () => {
    const bench = new BitcoinBench();
    const payment = paymentFrom(kind);
    expect(bench.pay(payment)).toBe('9000');
    expect([bench.end, bench.drewHome]).toEqual(['signed', true]);
    const transaction = assembleTransaction(payment, bench.client.yielded);
    expect(transaction.getOutput(0)).toMatchObject({ amount: AMOUNT, script: scriptOfAddress(DESTINATION) });
    expect(transaction.outputsLength).toBe(2);
  });

  test('is signed the same when replies come in pieces', () => {
    const [whole, pieces] = [new BitcoinBench(), new BitcoinBench()];
    pieces.client.pieceSize = 2;
    expect([whole.pay(paymentFrom(kind)), pieces.pay(paymentFrom(kind))]).toEqual(['9000', '9000']);
    expect(pieces.client.yielded).toEqual(whole.client.yielded);
  });

  test('is signed the same under a policy of version 1', () => {
    const [present, past] = [new BitcoinBench(), new BitcoinBench()];
    const payment = paymentFrom(kind);
    present.pay(payment);
    expect(past.signPsbt(psbtOf(payment), payment.account, { version: 1 })).toBe('9000');
    expect(past.client.yielded).toEqual(present.client.yielded);
  });

  test('is handed over without public keys in version 0 of the protocol', () => {
    const [present, past] = [new BitcoinBench(), new BitcoinBench()];
    const payment = paymentFrom(kind);
    present.pay(payment);
    expect(past.signPsbt(psbtOf(payment), payment.account, {}, 0)).toBe('9000');
    const withoutKeys = present.client.yielded.map((part) =>
      bytesToHex(Uint8Array.of(part[0] ?? -1, ...part.subarray(2 + (part[1] ?? 0)))),
    );
    expect(past.client.yielded.map(bytesToHex)).toEqual(withoutKeys);
  });
});

function edited(kind: Kind, edit: (psbt: Psbt) => void): BitcoinBench {
  const bench = new BitcoinBench();
  expect(bench.pay(paymentFrom(kind), edit)).toBe('9000');
  return bench;
}

test('a taproot signature says its type when the input asks for ALL', () => {
  const bench = edited('taproot', ({ inputs }) => inputs[0]?.set('03', uint32le(1)));
  const lengths = bench.client.yielded.map((part) => part.length - 2 - 32);
  expect(lengths).toEqual([65, 64]);
  assembleTransaction(paymentFrom('taproot'), bench.client.yielded);
});

test('without a lock time it is 0, without sequences they are the last ones', () => {
  const bench = edited('native', ({ global, inputs }) => {
    global.delete('03');
    for (const input of inputs) input.delete('10');
  });
  expect(() => assembleTransaction(paymentFrom('native'), bench.client.yielded)).toThrow('wrong');
  const explicit = edited('native', ({ global, inputs }) => {
    global.set('03', uint32le(0));
    for (const input of inputs) input.set('10', uint32le(0xffffffff));
  });
  expect(explicit.client.yielded).toEqual(bench.client.yielded);
});

test('taproot needs no previous transactions', () => {
  const bench = edited('taproot', ({ inputs }) => {
    for (const input of inputs) input.delete('00');
  });
  assembleTransaction(paymentFrom('taproot'), bench.client.yielded);
});

test('accounts up to number 100 need no registration', () => {
  const pay = (number: number) => {
    const account = new TestAccount('native', number);
    const moved = paymentFrom('native');
    const spends = moved.spends.map((coin) => ({ ...coin, account }));
    const change = moved.change && { ...moved.change, account };
    return new BitcoinBench().pay({ ...moved, account, spends, ...(change ? { change } : {}) });
  };
  expect([pay(100), pay(101)]).toEqual(['9000', '00006a80']);
});

test('another transaction may be tried after an error that is no refusal', () => {
  const bench = new BitcoinBench();
  expect(bench.pay(paymentFrom('native'), ({ inputs }) => inputs[1]?.delete('01'))).toBe('00076a80');
  expect(bench.end).toBeUndefined();
  expect(bench.pay(paymentFrom('native'))).toBe('9000');
});
