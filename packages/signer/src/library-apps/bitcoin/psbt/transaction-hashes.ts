import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { type CommittedMap, fixedValueFor, mapAt, valueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { compactSize, littleEndianBytes } from '../compact-size.js';
import { fail, Status } from '../status.js';
import { InputKey, OutputKey } from './keys.js';
import { MAX_OUTPUT_SCRIPT } from './outputs.js';
import type { Spend } from './spend.js';
import { previousOutput, witnessUtxo } from './utxo.js';

/** What signatures of a transaction have in common (BIP-143, BIP-341): SHA-256 once over each kind of field. */
export interface TransactionHashes {
  previousOutputs: Uint8Array;
  amounts: Uint8Array;
  scripts: Uint8Array;
  sequences: Uint8Array;
  outputs: Uint8Array;
}

/** Transaction id and index of what an input spends, as they are in a transaction. */
export function* outpoint(input: CommittedMap): Dialogue<Uint8Array> {
  const txid = yield* fixedValueFor(input, InputKey.previousTxid, 32);
  const index = txid && (yield* fixedValueFor(input, InputKey.outputIndex, 4));
  if (!txid || !index) fail(Status.incorrectData);
  return concatBytes(txid, index);
}

export function* sequence(input: CommittedMap): Dialogue<Uint8Array> {
  return (yield* fixedValueFor(input, InputKey.sequence, 4)) ?? new Uint8Array(4).fill(0xff);
}

function* eachMap(maps: Spend['inputs'], visit: (map: CommittedMap) => Dialogue<void>): Dialogue<void> {
  for (let index = 0; index < maps.size; index++) {
    const map = yield* mapAt(maps, index);
    if (!map) fail(Status.incorrectData);
    yield* visit(map);
  }
}

/** All outputs as they are in a transaction. */
export function* serializedOutputs({ outputs }: Spend): Dialogue<Uint8Array> {
  const parts: Uint8Array[] = [];
  yield* eachMap(outputs, function* (map) {
    const amount = yield* fixedValueFor(map, OutputKey.amount, 8);
    const script = amount && (yield* valueFor(map, OutputKey.script, MAX_OUTPUT_SCRIPT));
    if (!amount || !script) fail(Status.incorrectData);
    parts.push(amount, compactSize(script.length), script);
  });
  return concatBytes(...parts);
}

/** Has the client bring every input and output once more. */
export function* transactionHashes(spend: Spend): Dialogue<TransactionHashes> {
  const outpoints: Uint8Array[] = [];
  const sequences: Uint8Array[] = [];
  const amounts: Uint8Array[] = [];
  const scripts: Uint8Array[] = [];
  yield* eachMap(spend.inputs, function* (map) {
    outpoints.push(yield* outpoint(map));
    sequences.push(yield* sequence(map));
  });
  const outputs = yield* serializedOutputs(spend);
  yield* eachMap(spend.inputs, function* (map) {
    const utxo = (yield* witnessUtxo(map)) ?? (yield* previousOutput(map));
    if (!utxo) fail(Status.incorrectData);
    amounts.push(littleEndianBytes(utxo.amount, 8));
    scripts.push(compactSize(utxo.script.length), utxo.script);
  });
  const hash = (parts: Uint8Array[]) => sha256(concatBytes(...parts));
  return {
    previousOutputs: hash(outpoints),
    sequences: hash(sequences),
    outputs: sha256(outputs),
    amounts: hash(amounts),
    scripts: hash(scripts),
  };
}
