import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { equalBytes } from '@noble/curves/utils.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { OutScript } from '@scure/btc-signer';
import { Rejection } from './rejection.js';
import { kindOf, pushesOf } from './script.js';
import type { Digests } from './sighash.js';
import type { TransactionInput, TransactionOutput } from './transaction.js';

/** One input of a transaction and what it spends. */
export interface InputToVerify {
  input: TransactionInput;
  index: number;
  /** What all inputs of the transaction spend, in their order. */
  spent: readonly TransactionOutput[];
  digests: Digests;
}

const hash160 = (bytes: Uint8Array) => ripemd160(sha256(bytes));

function failed(why: string): Rejection {
  return new Rejection(`mandatory-script-verify-flag-failed (${why})`);
}

const NOT_RUN =
  'this chain verifies P2PKH, P2SH-P2WPKH, P2WPKH and the key path of P2TR only; outputs of other kinds stay unspent';

/** @throws Rejection "mandatory-script-verify-flag-failed (…)" unless the input may spend its output. */
export function verifyInput(check: InputToVerify): void {
  const { script } = spentBy(check);
  const kind = kindOf(script);
  if (kind === 'p2pkh') verifyLegacy(check, script);
  else if (kind === 'p2sh') verifyWrapped(check, script.subarray(2, 22));
  else if (kind === 'v0_p2wpkh') verifySegwit(check, script.subarray(2), 0);
  else if (kind === 'v1_p2tr') verifyTaproot(check, script.subarray(2));
  else throw failed(NOT_RUN);
}

function spentBy({ spent, index }: InputToVerify): TransactionOutput {
  const output = spent[index];
  if (!output) throw failed('unknown error');
  return output;
}

function verifyLegacy(check: InputToVerify, script: Uint8Array): void {
  const { input, index, digests } = check;
  const stack = pushesOf(input.scriptSig);
  if (!stack) throw failed('Data push larger than necessary');
  const [key, signature, more] = stack.toReversed();
  if (!signature || !key) throw failed('Operation not valid with the current stack size');
  if (!equalBytes(hash160(key), script.subarray(3, 23)))
    throw failed('Script failed an OP_EQUALVERIFY operation');
  verifyEcdsa(signature, key, (type) => digests.legacy(index, script, type));
  if (more) throw failed('Stack size must be exactly one after execution');
  if (input.witness.length > 0) throw failed('Witness provided for non-witness script');
}

function verifyWrapped(check: InputToVerify, hash: Uint8Array): void {
  const { scriptSig } = check.input;
  const redeem = scriptSig.subarray(1);
  if (scriptSig[0] !== redeem.length) throw failed('Witness requires only-redeemscript scriptSig');
  if (!equalBytes(hash160(redeem), hash))
    throw failed('Script evaluated without error but finished with a false/empty top stack element');
  if (kindOf(redeem) !== 'v0_p2wpkh') throw failed(NOT_RUN);
  verifySegwit(check, redeem.subarray(2), scriptSig.length);
}

/** @param scriptSigLength bytes that the script may have: those of the redeem script of a wrapped output */
function verifySegwit(check: InputToVerify, hash: Uint8Array, scriptSigLength: number): void {
  const { input, index, digests } = check;
  const { amountAtomic } = spentBy(check);
  if (input.scriptSig.length !== scriptSigLength) throw failed('Witness requires empty scriptSig');
  const [signature, key, more] = input.witness;
  if (!signature || !key || more) throw failed('Witness program hash mismatch');
  if (!equalBytes(hash160(key), hash)) throw failed('Script failed an OP_EQUALVERIFY operation');
  if (key.length !== 33) throw failed('Using non-compressed keys in segwit');
  const code = OutScript.encode({ type: 'pkh', hash });
  verifyEcdsa(signature, key, (type) => digests.witnessV0(index, code, type, amountAtomic));
}

function verifyEcdsa(signature: Uint8Array, key: Uint8Array, digest: (type: number) => Uint8Array): void {
  if (signature.length === 0)
    throw failed('Script evaluated without error but finished with a false/empty top stack element');
  const [der, type] = [signature.subarray(0, -1), signature.at(-1) ?? 0];
  if (!isDer(der)) throw failed('Non-canonical DER signature');
  if (secp256k1.Signature.fromBytes(der, 'der').hasHighS())
    throw failed('Non-canonical signature: S value is unnecessarily high');
  if (![1, 2, 3].includes(type & 0x7f)) throw failed('Signature hash type missing or not understood');
  if (!secp256k1.utils.isValidPublicKey(key))
    throw failed('Public key is neither compressed or uncompressed');
  if (!secp256k1.verify(der, digest(type), key, { prehash: false, format: 'der' }))
    throw failed('Signature must be zero for failed CHECK(MULTI)SIG operation');
}

function isDer(der: Uint8Array): boolean {
  try {
    return secp256k1.Signature.fromBytes(der, 'der') !== undefined;
  } catch {
    return false;
  }
}

const ANNEX = 0x50;

function verifyTaproot({ input, index, spent, digests }: InputToVerify, key: Uint8Array): void {
  if (input.scriptSig.length > 0) throw failed('Witness requires empty scriptSig');
  const [signature, more] = input.witness;
  if (!signature) throw failed('Witness program was passed an empty witness');
  if (more)
    throw input.witness.at(-1)?.[0] === ANNEX ? new Rejection('bad-witness-nonstandard') : failed(NOT_RUN);
  const type = signature[64] ?? 0;
  if (signature.length !== 64 && signature.length !== 65) throw failed('Invalid Schnorr signature size');
  const isType = signature.length === 64 || [1, 2, 3].includes(type & 0x7f);
  if (!isType) throw failed('Invalid Schnorr signature hash type');
  if (!isSchnorr(signature.subarray(0, 64), () => digests.witnessV1(index, type, spent), key))
    throw failed('Invalid Schnorr signature');
}

function isSchnorr(signature: Uint8Array, digest: () => Uint8Array, key: Uint8Array): boolean {
  try {
    return schnorr.verify(signature, digest(), key);
  } catch {
    return false;
  }
}
