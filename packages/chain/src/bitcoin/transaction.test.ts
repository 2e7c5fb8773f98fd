import { secp256k1 } from '@noble/curves/secp256k1.js';
import { OutScript, p2ms, p2tr, p2wsh, RawTx } from '@scure/btc-signer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { account, newChain, type RawFields, sign, tampered } from '../../test/bitcoin-wallet.js';
import { checkTransaction } from './check-transaction.js';
import { Rejection } from './rejection.js';
import { addressOf, asmOf, kindOf, scriptOf } from './script.js';
import { decodeTransaction, decodeTransactionHex, vsizeOf } from './transaction.js';

const alice = account('segwit');
const bob = account('legacy', 'bob');

function signed(): Uint8Array {
  const { coin } = newChain();
  return sign({
    coins: [coin(alice, 100_000n)],
    outputs: [
      { script: bob.script, amountAtomic: 50_000n },
      { script: alice.script, amountAtomic: 49_000n },
    ],
  });
}

test('sizes and the id follow from the bytes', () => {
  const raw = signed();
  const transaction = decodeTransaction(raw);
  const stripped = RawTx.encode({ ...RawTx.decode(raw), segwitFlag: false, witnesses: undefined });
  expect(transaction).toMatchObject({ size: raw.length, weight: 3 * stripped.length + raw.length });
  expect(vsizeOf(transaction)).toBe(Math.ceil(transaction.weight / 4));
  expect(decodeTransaction(stripped).txid).toBe(transaction.txid);
});

describe('what is not exactly one transaction', () => {
  const failure = new Rejection('TX decode failed. Make sure the tx has at least one input.', -22);
  const raw = signed();
  const hex = Buffer.from(raw).toString('hex');

  test.each([
    ['nothing', ''],
    ['no hex', 'xyz'],
    ['half a byte', hex.slice(1)],
    ['the end is missing', hex.slice(0, -2)],
    ['more than the end', `${hex}00`],
    ['no input', '02000000000000000000'],
    // input count written as 3 bytes
    ['a number longer than need be', hex.replace(/^(02000000)(0001)01/, '$1$2fd0100')],
    ['2^60 inputs', '02000000ff0000000000000010'],
  ])('%s', (_, text) => {
    expect(() => decodeTransactionHex(text)).toThrow(failure);
  });

  test('any bytes are decoded exactly or refused in the same words', () => {
    const near = fc
      .tuple(fc.nat(raw.length - 1), fc.uint8Array({ maxLength: 4 }))
      .map(([at, bytes]) => Uint8Array.from([...raw.slice(0, at), ...bytes, ...raw.slice(at + 1)]));
    fc.assert(
      fc.property(fc.oneof(near, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        try {
          const transaction = decodeTransaction(bytes);
          expect(transaction.raw).toEqual(bytes);
          expect(RawTx.encode(RawTx.decode(bytes))).toEqual(bytes);
        } catch (error) {
          expect(error).toEqual(failure);
        }
      }),
    );
  });
});

describe('what no node would pass on', () => {
  const raw = signed();
  const first = ({ outputs, inputs }: RawFields) => ({ output: outputs[0] ?? {}, input: inputs[0] ?? {} });
  const pay = (script: Uint8Array, amount: bigint) => (fields: RawFields) =>
    Object.assign(first(fields).output, { script, amount });
  const key = secp256k1.getPublicKey(alice.privateKey);
  const taproot = p2tr(key.slice(1)).script;
  const opReturn = Uint8Array.from([0x6a, 2, 1, 2]);

  test.each<[string, (fields: RawFields) => unknown]>([
    ['bad-txns-vout-empty', ({ outputs }) => outputs.splice(0)],
    ['bad-txns-vout-negative', pay(bob.script, 2n ** 63n)],
    ['bad-txns-vout-toolarge', pay(bob.script, 2_100_000_000_000_001n)],
    ['bad-txns-txouttotal-toolarge', pay(bob.script, 2_100_000_000_000_000n)],
    ['bad-txns-inputs-duplicate', ({ inputs }) => inputs.push(...inputs)],
    [
      'coinbase',
      (fields) => Object.assign(first(fields).input, { txid: new Uint8Array(32), index: 0xffff_ffff }),
    ],
    [
      'bad-txns-prevout-null',
      ({ inputs }) =>
        inputs.push({
          txid: new Uint8Array(32),
          index: 0xffff_ffff,
          finalScriptSig: new Uint8Array(),
          sequence: 0,
        }),
    ],
    ['version', (fields) => Object.assign(fields, { version: 0 })],
    ['version', (fields) => Object.assign(fields, { version: -1 })],
    ['version', (fields) => Object.assign(fields, { version: 4 })],
    ['tx-size', pay(Uint8Array.from([0x6a, ...new Uint8Array(100_000)]), 0n)],
    [
      'scriptsig-size',
      (fields) => Object.assign(first(fields).input, { finalScriptSig: new Uint8Array(1_651) }),
    ],
    [
      'scriptsig-not-pushonly',
      (fields) => Object.assign(first(fields).input, { finalScriptSig: Uint8Array.of(0x76) }),
    ],
    ['scriptpubkey', pay(new Uint8Array(), 1_000n)],
    ['scriptpubkey', pay(Uint8Array.of(0x51), 1_000n)],
    ['dust', pay(bob.script, 545n)],
    ['dust', pay(account('wrapped').script, 539n)],
    ['dust', pay(alice.script, 293n)],
    ['dust', pay(taproot, 329n)],
    ['dust', pay(bob.script, 0n)],
    ['tx-size-small', ({ outputs }) => outputs.splice(0, 2, { amount: 0n, script: Uint8Array.of(0x6a) })],
  ])('%s', (why, change) => {
    const transaction = tampered(raw, (fields) => {
      change(fields);
      fields.witnesses = undefined;
    });
    expect(() => checkTransaction(transaction)).toThrow(new Rejection(why, -26));
  });

  test('just enough is enough', () => {
    const enough: [Uint8Array, bigint][] = [
      [bob.script, 546n],
      [account('wrapped').script, 540n],
      [alice.script, 294n],
      [taproot, 330n],
      [p2wsh(p2ms(1, [key])).script, 330n],
      [opReturn, 0n],
    ];
    for (const [script, amount] of enough)
      expect(() => checkTransaction(tampered(raw, pay(script, amount)))).not.toThrow();
  });
});

test('scripts are named, written and addressed as Esplora does', () => {
  const key = secp256k1.getPublicKey(alice.privateKey);
  // the key of BIP 173's examples
  const hex = '751e76e8199196d454941c45d1b3a323f1433bd6';
  const hash = Uint8Array.from(Buffer.from(hex, 'hex'));
  const described = (script: Uint8Array) => [kindOf(script), addressOf(script), asmOf(script)];
  expect(described(OutScript.encode({ type: 'pkh', hash }))).toEqual([
    'p2pkh',
    '1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH',
    `OP_DUP OP_HASH160 OP_PUSHBYTES_20 ${hex} OP_EQUALVERIFY OP_CHECKSIG`,
  ]);
  expect(described(OutScript.encode({ type: 'wpkh', hash }))).toEqual([
    'v0_p2wpkh',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    `OP_0 OP_PUSHBYTES_20 ${hex}`,
  ]);
  expect(described(OutScript.encode({ type: 'sh', hash }))[2]).toBe(
    `OP_HASH160 OP_PUSHBYTES_20 ${hex} OP_EQUAL`,
  );
  expect(described(p2tr(key.slice(1)).script)[0]).toBe('v1_p2tr');
  expect(described(p2tr(key.slice(1)).script)[2]).toMatch(/^OP_PUSHNUM_1 OP_PUSHBYTES_32 [0-9a-f]{64}$/);
  expect(described(Uint8Array.from([0x6a, 2, 1, 2]))).toEqual([
    'op_return',
    undefined,
    'OP_RETURN OP_PUSHBYTES_2 0102',
  ]);
  expect(described(Uint8Array.from([0x6a, 0x4c, 1, 7]))[2]).toBe('OP_RETURN OP_PUSHDATA1 07');
  expect(described(Uint8Array.from([0xb1, 0xb2, 0x4f, 9, 1]))).toEqual([
    'unknown',
    undefined,
    'OP_CLTV OP_CSV OP_PUSHNUM_NEG1 OP_PUSHBYTES_9 <push past end>',
  ]);
  expect(described(new Uint8Array())).toEqual(['empty', undefined, '']);
  // a taproot output whose key is on no curve has no address, and harms nobody
  expect(described(Uint8Array.from([0x51, 32, ...new Uint8Array(32).fill(0xff)]))[1]).toBeUndefined();
});

test.each([
  'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg',
  '31mceY4tx8cr75vQLLFcK1Gp2VkGdyZfZy',
  '1KKLP5MNa9mmWnEziT5skyu7PZ8A4eFisB',
  'bc1psuhflkktuk89nj67rflwcnf0j33269kd0jnvvcpgusdxsspk9ceswgu99p',
])('%s is an address of mainnet', (address) => {
  expect(addressOf(scriptOf(address) ?? new Uint8Array())).toBe(address);
});

test.each(['', 'bc1q', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn'])(
  '“%s” is none',
  (text) => {
    expect(scriptOf(text)).toBeUndefined();
  },
);
