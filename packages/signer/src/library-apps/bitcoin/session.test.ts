import { fromHex } from '@exchange-sim/apdu';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { BitcoinBench, paymentFrom, SIGN_PSBT } from '../../testing/bitcoin-bench.js';
import { TestAccount } from '../../testing/bitcoin-payment.js';
import { psbtOf, signPsbtData } from '../../testing/bitcoin-psbt.js';

const path = (...steps: string[]) => fromHex(`00${String(steps.length).padStart(2, '0')}${steps.join('')}`);

test.each([
  ['too short', 'e10000', '6a87'],
  ['a length too long', 'e105000101', '6a87'],
  ['a length too short', 'e10500010000', '6a87'],
  ['another class', 'e005000100', '6e00'],
  ['another class, whatever the rest', 'b105000900', '6e00'],
  ['a reply nobody waits for', 'f801000100', '6e00'],
  ['REGISTER_WALLET', 'e102000100', '6d00'],
  ['SIGN_MESSAGE', 'e110000100', '6d00'],
  ['an unknown instruction before the version', 'e106000900', '6d00'],
  ['version 2 of the protocol', 'e105000200', '6a86'],
  ['the fingerprint', 'e105000100', 'f5acc2fd9000'],
  ['the fingerprint in version 0, whatever P1, without Lc', 'e1057700', 'f5acc2fd9000'],
  ['a PSBT without data', 'e104000100', '6a87'],
  ['an address without data', 'e103000100', '6a87'],
  ['a public key without data', 'e100000100', '6a87'],
])('%s', (_, apdu, answer) => {
  const bench = new BitcoinBench();
  expect([bench.send(fromHex(apdu)), bench.end]).toEqual([answer, undefined]);
  expect(bench.pay(paymentFrom('native'))).toBe('9000');
});

test.each([
  ['another command', 'e105000100', '6a80'],
  ['another framework instruction', 'f802000100', '6a80'],
  ['a wrong length', 'f801000105', '6a87'],
])('%s instead of a reply ends the command', (_, apdu, answer) => {
  const bench = new BitcoinBench();
  const data = signPsbtData(bench.client, psbtOf(paymentFrom('native')), new TestAccount('native'));
  expect(bench.send(Uint8Array.of(0xe1, SIGN_PSBT, 0, 1, data.length, ...data))).toMatch(/e000$/);
  expect(bench.send(fromHex(apdu))).toBe(answer);
  expect(bench.send(fromHex('e105000100'))).toBe('f5acc2fd9000');
  expect(bench.pay(paymentFrom('native'))).toBe('9000');
});

test('where a command goes on without the reply, it takes what comes next for one', () => {
  const bench = new BitcoinBench();
  const data = signPsbtData(bench.client, psbtOf(paymentFrom('native')), new TestAccount('native'));
  let answer = bench.send(Uint8Array.of(0xe1, SIGN_PSBT, 0, 1, data.length, ...data));
  const lockTimeAsked = () => answer.startsWith('42') && lookUps++ === 1;
  let lookUps = 0;
  while (!lockTimeAsked()) {
    const reply = bench.client.reply(fromHex(answer.slice(0, -4)));
    answer = bench.send(Uint8Array.of(0xf8, 1, 0, 1, reply.length, ...reply));
  }
  expect(bench.send(fromHex('e105000100'))).toBe('6a80');
  expect(bench.send(fromHex('e105000100'))).toBe('6a80');
  expect(bench.send(fromHex('e105000100'))).toBe('f5acc2fd9000');
});

test.each<[string, Uint8Array, string]>([
  ['an account', path('80000054', '80000000', '80000000'), 'xpub6DUYn4moKgHkK'],
  ['an address', path('8000002c', '80000000', '80000000', '00000001', '00000009'), 'xpub'],
  ['an account of several signers', path('80000030', '80000000', '80000000', '80000002'), 'xpub'],
  ['another key of Electrum', path('80454c45', '80000000'), '6a82'],
  ['the encryption key of Electrum', path('80454c45', 'c2494532'), 'xpub'],
  ['another script', path('80000030', '80000000', '80000000', '80000003'), '6a82'],
  ['another coin', path('80000054', '80000001', '80000000'), '6a82'],
  ['account 101', path('80000054', '80000000', '80000065'), '6a82'],
  ['a hardened side', path('80000054', '80000000', '80000000', '80000001'), '6a82'],
  ['a soft account', path('80000054', '80000000', '00000000'), '6a82'],
  ['another purpose', path('80000055', '80000000', '80000000'), '6a82'],
  ['half an account', path('80000054', '80000000'), '6a82'],
  ['the master key', path(), '6a82'],
  ['eleven steps', fromHex(`000b${'80000000'.repeat(11)}`), '6a80'],
  ['an unknown display', fromHex('0200'), '6a80'],
  ['a path cut short', fromHex('000380000054'), '6a87'],
  ['one shown to the user', fromHex('0103800000548000000080000000'), '6985'],
])('the extended public key of %s', (_, data, answer) => {
  const given = new BitcoinBench().command(0x00, data);
  const text = given.endsWith('9000') ? Buffer.from(fromHex(given.slice(0, -4))).toString() : given;
  expect(text.slice(0, answer.length)).toBe(answer);
  expect(text.length === 4 || text.length === utf8ToBytes('xpub').length + 107).toBe(true);
});
