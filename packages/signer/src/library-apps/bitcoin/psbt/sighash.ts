import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { equalBytes } from '../../../bytes.js';
import { longValueFor, mapAt, valueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { compactSize, littleEndianBytes, uint32 } from '../compact-size.js';
import { hash256 } from '../hashes.js';
import { isP2wpkh, p2pkh, p2sh } from '../script.js';
import { fail, PsbtError, Status } from '../status.js';
import type { InputMap } from './input-map.js';
import { InputKey } from './keys.js';
import type { Spend } from './spend.js';
import { outpoint, sequence, serializedOutputs, type TransactionHashes } from './transaction-hashes.js';
import { previousOutput, witnessUtxo } from './utxo.js';

/** An input about to be signed. */
export interface InputToSign extends InputMap {
  index: number;
  /** Covers the whole transaction: ALL, or for taproot DEFAULT. */
  type: number;
}

const MAX_REDEEM_SCRIPT = 34;

function sized(bytes: Uint8Array): Uint8Array {
  return concatBytes(compactSize(bytes.length), bytes);
}

/** The whole transaction, with the script that is spent in the place of this input's own script. */
export function* legacySighash(spend: Spend, input: InputToSign): Dialogue<Uint8Array> {
  const previous = yield* previousOutput(input.map);
  if (!previous) fail(Status.incorrectData);
  const parts = [spend.transactionVersion, compactSize(spend.inputs.size)];
  for (let index = 0; index < spend.inputs.size; index++) {
    const isThis = index === input.index;
    const map = isThis ? input.map : yield* mapAt(spend.inputs, index);
    if (!map) fail(Status.incorrectData);
    parts.push(yield* outpoint(map));
    const redeems = isThis && input.fields.has(InputKey.redeemScript);
    const script = redeems ? yield* longValueFor(map, InputKey.redeemScript) : previous.script;
    if (!script) fail(Status.incorrectData);
    parts.push(isThis ? sized(script) : compactSize(0), yield* sequence(map));
  }
  parts.push(compactSize(spend.outputs.size), yield* serializedOutputs(spend));
  return hash256(concatBytes(...parts, spend.lockTime, uint32(input.type)));
}

/** The script that is spent: the witness program itself, or the one that a P2SH script is the hash of. */
export function* spentScript({ map, fields }: InputMap): Dialogue<Uint8Array> {
  const utxo = yield* witnessUtxo(map);
  if (!utxo) fail(Status.incorrectData);
  if (!fields.has(InputKey.redeemScript)) return utxo.script;
  const redeemScript = yield* valueFor(map, InputKey.redeemScript, MAX_REDEEM_SCRIPT);
  if (!redeemScript) fail(Status.incorrectData);
  if (!equalBytes(utxo.script, p2sh(redeemScript))) fail(Status.incorrectData, PsbtError.wrongRedeemScript);
  return redeemScript;
}

/** BIP-143. */
export function* segwitSighash(
  spend: Spend,
  hashes: TransactionHashes,
  input: InputToSign,
  script: Uint8Array,
): Dialogue<Uint8Array> {
  const spent = yield* outpoint(input.map);
  if (!isP2wpkh(script)) fail(Status.incorrectData);
  const utxo = yield* witnessUtxo(input.map);
  if (!utxo) fail(Status.incorrectData);
  const ownSequence = yield* sequence(input.map);
  return hash256(
    concatBytes(
      spend.transactionVersion,
      sha256(hashes.previousOutputs),
      sha256(hashes.sequences),
      spent,
      sized(p2pkh(script.subarray(2))),
      littleEndianBytes(utxo.amount, 8),
      ownSequence,
      sha256(hashes.outputs),
      spend.lockTime,
      uint32(input.type),
    ),
  );
}

/** BIP-341, spending by key. */
export function taprootSighash(
  spend: Spend,
  hashes: TransactionHashes,
  { index, type }: InputToSign,
): Uint8Array {
  const { previousOutputs, amounts, scripts, sequences, outputs } = hashes;
  const byKey = Uint8Array.of(0);
  return schnorr.utils.taggedHash(
    'TapSighash',
    Uint8Array.of(0, type),
    concatBytes(spend.transactionVersion, spend.lockTime),
    concatBytes(previousOutputs, amounts, scripts, sequences, outputs),
    byKey,
    uint32(index),
  );
}
