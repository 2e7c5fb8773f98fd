import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { RawTx } from '@scure/btc-signer';
import { expect, test } from 'vitest';
import { readSpentOutput } from './raw-transaction.js';

const own = new Uint8Array(34).fill(9);
const transaction = {
  version: 1,
  inputs: [1, 2].map((byte) => ({
    txid: new Uint8Array(32).fill(byte),
    index: byte,
    finalScriptSig: new Uint8Array(byte * 100),
    sequence: 0xffffffff,
  })),
  outputs: [
    { amount: 5_000_000_000n, script: own },
    { amount: 1n, script: new Uint8Array(35) },
    { amount: 0n, script: new Uint8Array() },
  ],
  lockTime: 0,
};
const plain = RawTx.encode({ ...transaction, segwitFlag: false, witnesses: undefined });
const witnesses = [[], [new Uint8Array(520), new Uint8Array()]];
const segwit = RawTx.encode({ ...transaction, segwitFlag: true, witnesses });
const txid = sha256(sha256(plain));

test('the id leaves the witnesses out', () => {
  expect(readSpentOutput(plain, 0)).toEqual({ txid, amount: 5_000_000_000n, script: own });
  expect(readSpentOutput(segwit, 0)).toEqual(readSpentOutput(plain, 0));
  expect(readSpentOutput(segwit, 2)).toEqual({ txid, amount: 0n, script: new Uint8Array() });
});

test('bytes behind the lock time are not looked at', () => {
  expect(readSpentOutput(concatBytes(segwit, hexToBytes('00')), 0)?.txid).toEqual(txid);
});

test('a length in a longer form than needed is hashed in its shortest', () => {
  const long = concatBytes(plain.subarray(0, 4), hexToBytes('fd0200'), plain.subarray(5));
  expect(readSpentOutput(long, 0)?.txid).toEqual(txid);
});

test('outputs of long scripts are not spent, nor outputs that are not there', () => {
  expect(readSpentOutput(plain, 1)).toBeUndefined();
  expect(readSpentOutput(plain, 3)).toBeUndefined();
  expect(readSpentOutput(plain, 0xffffffff)).toBeUndefined();
});

test('a transaction cut short anywhere is none', () => {
  for (const whole of [plain, segwit]) {
    for (let length = 0; length < whole.length; length++) {
      expect(readSpentOutput(whole.subarray(0, length), 0)).toBeUndefined();
    }
  }
});

test('a marker needs its flag', () => {
  const unmarked = segwit.slice();
  unmarked[5] = 2;
  expect(readSpentOutput(unmarked, 0)).toBeUndefined();
});
