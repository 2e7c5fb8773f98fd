import { numberToBytesBE } from '@noble/curves/utils.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { BitcoinBench, keys } from '../../testing/bitcoin-bench.js';
import { kinds, TestAccount } from '../../testing/bitcoin-payment.js';
import { knowPolicy, type PolicyOptions } from '../../testing/bitcoin-psbt.js';
import { isRegistered } from './policy/account.js';

interface Request extends PolicyOptions {
  display?: number;
  side?: number;
  index?: number;
  id?: Uint8Array;
}

function ask(account: TestAccount, request: Request = {}) {
  const bench = new BitcoinBench();
  const { display = 0, side = 0, index = 0, hmac = new Uint8Array(32), ...policy } = request;
  const id = request.id ?? knowPolicy(bench.client, account, policy);
  const place = concatBytes(Uint8Array.of(side), numberToBytesBE(index, 4));
  const answer = bench.command(0x03, concatBytes(Uint8Array.of(display), id, hmac, place));
  return { answer, end: bench.end, text: Buffer.from(answer.slice(0, -4), 'hex').toString() };
}

test.each(kinds)('addresses of a %s account', (kind) => {
  const account = new TestAccount(kind);
  for (const [side, index] of [
    [0, 0],
    [1, 50_000],
  ] as const) {
    expect(ask(account, { side, index }).text).toBe(account.payment(side, index).address);
    expect(ask(account, { side, index, version: 1 }).text).toBe(account.payment(side, index).address);
  }
});

test.each<[string, Request, string]>([
  ['a third side', { side: 2 }, '6a80'],
  ['an index above 50,000', { index: 50_001 }, '6a80'],
  ['a hardened index', { index: 0x80000000 }, '6a80'],
  ['a named policy', { name: 'Mine' }, '6a80'],
  ['a policy of several signers', { template: 'wsh(multi(1,@0/**,@1/**))' }, '6a80'],
  ['a forged registration', { hmac: new Uint8Array(32).fill(1) }, 'b008'],
  ['an address shown to the user', { display: 1 }, '6985'],
])('%s', (_, request, answer) => {
  expect(ask(new TestAccount('native'), request)).toMatchObject({ answer, end: undefined });
});

test('a registered policy is refused, and Exchange takes over', () => {
  const bench = new BitcoinBench();
  const id = knowPolicy(bench.client, new TestAccount('native'), { name: 'Mine' });
  const hmac = keys.authenticate('LEDGER-Wallet policy', id);
  expect(ask(new TestAccount('native'), { name: 'Mine', hmac })).toMatchObject({
    answer: '04016b00',
    end: 'refused',
  });
});

test('registrations are those of the genuine application', () => {
  const { client } = new BitcoinBench();
  const cosigners = [
    "[5c9e228d/48'/1'/0'/0']tpubDEGquuorgFNb8bjh5kNZQMPtABJzoWwNm78FUmeoPkfRtoPF7JLrtoZeT3J3ybq1HmC3Rn1Q8wFQ8J5usanzups5rj7PJoQLNyvq8QbJruW",
    "[f5acc2fd/48'/1'/0'/0']tpubDFAqEGNyad35WQAZMmPD4vgBXnjH16RGciLdWekPe4f4d5JzoHVu1PS86Sy4Tm63vDf8rfV3UjifhrRuSUDfiZj5KPffTPyZ4ZXBKvjD8jm",
  ];
  const policy = { name: 'Cold storage', template: 'sh(sortedmulti(2,@0/**,@1/**))', keys: cosigners };
  const id = knowPolicy(client, new TestAccount('legacy'), policy);
  const hmac = Buffer.from('fa73e36119324fbe4cc1ca94aa842c6261526d44112a22164bc57c3335102b04', 'hex');
  expect(isRegistered(id, hmac, keys)).toBe(true);
});
