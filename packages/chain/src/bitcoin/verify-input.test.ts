import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { OutScript, p2pk, p2sh, p2wsh, RawTx, Script, SigHash } from '@scure/btc-signer';
import { expect, test } from 'vitest';
import {
  type Account,
  account,
  KINDS,
  type Kind,
  newChain,
  type RawFields,
  sign,
  tampered,
} from '../../test/bitcoin-wallet.js';

import { digestsOf } from './sighash.js';
import { decodeTransaction } from './transaction.js';

const bob = account('segwit', 'bob');

/** Spends a coin of such an account, changed after it was signed; says how the chain takes it. */
function spend(owner: Account, change: (fields: RawFields) => unknown, sighash?: SigHash): string {
  const { chain, coin } = newChain();
  const coins = [coin(owner, 100_000n), coin(owner, 50_000n)];
  const outputs = [
    { script: bob.script, amountAtomic: 70_000n },
    { script: owner.script, amountAtomic: 75_000n },
  ];
  const raw = sign({ coins, outputs, ...(sighash !== undefined && { sighash }) });
  try {
    chain.accept(tampered(raw, change));
    return 'taken';
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return /^mandatory-script-verify-flag-failed \((.*)\)$/.exec(said)?.[1] ?? said;
  }
}

const spendOf = (kind: Kind, change: (fields: RawFields) => unknown, sighash?: SigHash) =>
  spend(account(kind), change, sighash);

function at<T>(list: readonly T[] | undefined, index: number): T {
  const item = list?.[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}

/** Sets the pushes of a legacy input, or the witness of the others. */
function setStack(fields: RawFields, items: (present: Uint8Array[]) => Uint8Array[]): void {
  const input = at(fields.inputs, 0);
  const witness = fields.witnesses?.[0] ?? [];
  if (fields.witnesses && witness.length > 0) fields.witnesses[0] = items(witness);
  else {
    const present = Script.decode(input.finalScriptSig).filter((item) => item instanceof Uint8Array);
    input.finalScriptSig = Script.encode(items(present));
  }
}

const flip = (bytes: Uint8Array, index: number) => bytes.map((byte, i) => (i === index ? byte ^ 1 : byte));
const NULLFAIL = 'Signature must be zero for failed CHECK(MULTI)SIG operation';
const EQUALVERIFY = 'Script failed an OP_EQUALVERIFY operation';
const EVAL_FALSE = 'Script evaluated without error but finished with a false/empty top stack element';
const ecdsaKinds = ['legacy', 'wrapped', 'segwit'] as const;

test.each(KINDS)('%s: every part of what was signed counts', (kind) => {
  const wrong = kind === 'taproot' ? 'Invalid Schnorr signature' : NULLFAIL;
  const changes: ((fields: RawFields) => unknown)[] = [
    ({ outputs }) => Object.assign(at(outputs, 0), { amount: 69_999n }),
    ({ outputs }) => Object.assign(at(outputs, 1), { script: bob.script }),
    ({ outputs }) => outputs.pop(),
    ({ outputs }) => outputs.reverse(),
    (fields) => Object.assign(fields, { version: 1 }),
    ({ inputs }) => Object.assign(at(inputs, 1), { sequence: 0xffff_fffe }),
    (fields) => Object.assign(fields, { lockTime: 1 }),
  ];
  expect(changes.map((change) => spendOf(kind, change))).toEqual(changes.map(() => wrong));
  expect(spendOf(kind, () => {})).toBe('taken');
});

test.each(KINDS)('%s: each kind of signature hash signs what it promises', (kind) => {
  const others = ({ outputs }: RawFields) => Object.assign(at(outputs, 1), { script: bob.script });
  const own = ({ outputs }: RawFields) =>
    Object.assign(at(outputs, 0), { script: account('legacy', 'eve').script });
  const types = [SigHash.ALL, SigHash.NONE, SigHash.SINGLE] as const;
  const result = (type: SigHash, change: (fields: RawFields) => unknown) =>
    spendOf(kind, change, type) === 'taken';
  expect(types.map((type) => result(type, own))).toEqual([false, true, false]);
  // the second input signs the second output when it signs a single one
  expect(types.map((type) => result(type, others))).toEqual([false, true, false]);
  const anyone = [SigHash.ALL_ANYONECANPAY, SigHash.NONE_ANYONECANPAY, SigHash.SINGLE_ANYONECANPAY] as const;
  const dropSecond = (fields: RawFields) => {
    fields.inputs.pop();
    fields.witnesses?.pop();
    fields.outputs = fields.outputs.slice(0, 1);
  };
  expect(anyone.map((type) => result(type, () => {}))).toEqual([true, true, true]);
  expect(anyone.map((type) => result(type, dropSecond))).toEqual([false, true, true]);
  expect(types.map((type) => result(type, dropSecond))).toEqual([false, false, false]);
});

test.each(ecdsaKinds)('%s: signatures and keys are written in one way only', (kind) => {
  const change = (items: (present: Uint8Array[]) => Uint8Array[]) =>
    spendOf(kind, (fields) => setStack(fields, items));
  const other = account(kind, 'eve').publicKey;
  expect(change(([signature]) => [signature ?? other, other])).toBe(EQUALVERIFY);
  expect(change(([signature = other, key = other]) => [flip(signature, 2), key])).toBe(
    'Non-canonical DER signature',
  );
  expect(change(([signature = other, key = other]) => [flip(signature, 40), key])).not.toBe('taken');
  expect(
    change(([signature = other, key = other]) => [Uint8Array.from([...signature.slice(0, -1), 4]), key]),
  ).toBe('Signature hash type missing or not understood');
  expect(change(([signature = other, key = other]) => [withHighS(signature), key])).toBe(
    'Non-canonical signature: S value is unnecessarily high',
  );
  // a signature for another kind of hash
  expect(
    change(([signature = other, key = other]) => [Uint8Array.from([...signature.slice(0, -1), 2]), key]),
  ).toBe(NULLFAIL);
});

function withHighS(signature: Uint8Array): Uint8Array {
  const { r, s } = secp256k1.Signature.fromBytes(signature.slice(0, -1), 'der');
  const high = new secp256k1.Signature(r, secp256k1.Point.Fn.ORDER - s);
  return Uint8Array.from([...high.toBytes('der'), signature.at(-1) ?? 1]);
}

test('legacy: the stack has a signature and a key, nothing else', () => {
  const change = (scriptSig: (present: Uint8Array) => Uint8Array) =>
    spendOf('legacy', (fields) => {
      const input = at(fields.inputs, 0);
      input.finalScriptSig = scriptSig(input.finalScriptSig);
    });
  const { publicKey } = account('legacy');
  expect(change(() => new Uint8Array())).toBe('Operation not valid with the current stack size');
  expect(change((present) => Uint8Array.from([...present, 1, 7]))).toBe(EQUALVERIFY);
  expect(change((present) => Uint8Array.from([1, 7, ...present]))).toBe(
    'Stack size must be exactly one after execution',
  );
  expect(change((present) => Uint8Array.from([0x51, ...present]))).toBe(
    'Stack size must be exactly one after execution',
  );
  expect(change((present) => Uint8Array.from([76, ...present]))).toBe('Data push larger than necessary');
  expect(change(() => Script.encode([new Uint8Array(), publicKey]))).toBe(EVAL_FALSE);
  expect(change((present) => Uint8Array.from([...present, 0x76]))).toBe('scriptsig-not-pushonly');
  expect(change((present) => Uint8Array.from([...present, 75]))).toBe('scriptsig-not-pushonly');
  const witness = (fields: RawFields) => {
    fields.witnesses = fields.inputs.map((_, i) => (i === 0 ? [publicKey] : []));
  };
  expect(spendOf('legacy', witness)).toBe('Witness provided for non-witness script');
});

test('segwit: the witness has a signature and a key, the script nothing', () => {
  const set = (items: (present: Uint8Array[]) => Uint8Array[]) =>
    spendOf('segwit', (fields) => setStack(fields, items));
  expect(set(() => [])).toBe('Witness program hash mismatch');
  expect(set((present) => [...present, new Uint8Array(1)])).toBe('Witness program hash mismatch');
  expect(
    spendOf('segwit', ({ inputs }) => Object.assign(at(inputs, 0), { finalScriptSig: Uint8Array.of(1, 1) })),
  ).toBe('Witness requires empty scriptSig');
});

test('wrapped: the script is the redeem script and nothing else', () => {
  const set = (scriptSig: (present: Uint8Array) => Uint8Array) =>
    spendOf('wrapped', (fields) => {
      const input = at(fields.inputs, 0);
      input.finalScriptSig = scriptSig(input.finalScriptSig);
    });
  expect(set(() => new Uint8Array())).toBe('Witness requires only-redeemscript scriptSig');
  expect(set((present) => Uint8Array.from([1, 1, ...present]))).toBe(
    'Witness requires only-redeemscript scriptSig',
  );
  expect(set((present) => flip(present, 10))).toBe(EVAL_FALSE);
});

test('taproot: one Schnorr signature of 64 bytes, or 65 with its type', () => {
  const set = (items: (present: Uint8Array[]) => Uint8Array[]) =>
    spendOf('taproot', (fields) => setStack(fields, items));
  const [none, ones] = [new Uint8Array(), new Uint8Array(64).fill(1)];
  expect(set(() => [])).toBe('Witness program was passed an empty witness');
  expect(set(([signature = none]) => [signature.slice(0, 63)])).toBe('Invalid Schnorr signature size');
  expect(set(([signature = none]) => [Uint8Array.from([...signature, 0])])).toBe(
    'Invalid Schnorr signature hash type',
  );
  expect(set(([signature = none]) => [Uint8Array.from([...signature, 4])])).toBe(
    'Invalid Schnorr signature hash type',
  );
  expect(set(([signature = none]) => [flip(signature, 63)])).toBe('Invalid Schnorr signature');
  expect(set(() => [ones])).toBe('Invalid Schnorr signature');
  expect(set(([signature = none]) => [signature, Uint8Array.of(0x50, 1)])).toBe('bad-witness-nonstandard');
  expect(set(([signature = none]) => [signature, none, none])).toMatch(/^this chain verifies/);
  expect(
    spendOf('taproot', ({ inputs }) => Object.assign(at(inputs, 0), { finalScriptSig: Uint8Array.of(1, 1) })),
  ).toBe('Witness requires empty scriptSig');
});

test('keys written in full are for legacy outputs only', () => {
  const { privateKey } = account('legacy');
  const key = secp256k1.getPublicKey(privateKey, false);
  const hash = ripemd160(sha256(key));
  const spendWith = (type: 'pkh' | 'wpkh') => {
    const script = OutScript.encode({ type, hash });
    const { chain, coin } = newChain();
    const { txid } = coin({ ...account('segwit'), script }, 100_000n);
    const fields: RawFields = {
      version: 2,
      segwitFlag: false,
      witnesses: undefined,
      inputs: [{ txid: hexToBytes(txid), index: 0, finalScriptSig: new Uint8Array(), sequence: 0 }],
      outputs: [{ amount: 99_000n, script: bob.script }],
      lockTime: 0,
    };
    const digests = digestsOf(decodeTransaction(RawTx.encode(fields)));
    const code = OutScript.encode({ type: 'pkh', hash });
    const digest = type === 'pkh' ? digests.legacy(0, code, 1) : digests.witnessV0(0, code, 1, 100_000n);
    const der = secp256k1.sign(digest, privateKey, { prehash: false, format: 'der' });
    const stack = [Uint8Array.from([...der, 1]), key];
    const signed = tampered(RawTx.encode(fields), (signing) => {
      if (type === 'wpkh') signing.witnesses = [stack];
      else Object.assign(at(signing.inputs, 0), { finalScriptSig: Script.encode(stack) });
    });
    return () => chain.accept(signed);
  };
  expect(spendWith('pkh')).not.toThrow();
  expect(spendWith('wpkh')).toThrow('Using non-compressed keys in segwit');
});

test('what is paid to other kinds of scripts stays there', () => {
  const { publicKey } = account('legacy');
  const others = [p2pk(publicKey), p2wsh(p2pk(publicKey)), p2sh(p2pk(publicKey))];
  for (const { script } of others) {
    const { coin, chain, balance } = newChain();
    const owner = { ...account('segwit'), script };
    const coins = [coin(owner, 100_000n)];
    const raw = sign({
      coins: coins.map((one) => ({ ...one, owner: account('segwit') })),
      outputs: [{ script: bob.script, amountAtomic: 70_000n }],
    });
    expect(() => chain.accept(tampered(raw, () => {}))).toThrow('mandatory-script-verify-flag-failed');
    expect(balance({ script })).toBe(100_000n);
  }
});
