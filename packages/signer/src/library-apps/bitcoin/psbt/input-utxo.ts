import { equalBytes } from '../../../bytes.js';
import { type CommittedMap, valueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { fail, PsbtError, Status } from '../status.js';
import type { InputMap } from './input-map.js';
import { InputKey } from './keys.js';
import type { Utxo } from './raw-transaction.js';
import { previousOutput, witnessUtxo } from './utxo.js';

const TXID = 32;
const MAX_SUPPLY = 21_000_000n * 100_000_000n;

function* provenUtxo(map: CommittedMap): Dialogue<Utxo> {
  const txid = yield* valueFor(map, InputKey.previousTxid, TXID);
  if (!txid) fail(Status.incorrectData);
  const output = yield* previousOutput(map);
  if (!output || !equalBytes(output.txid, txid))
    fail(Status.incorrectData, PsbtError.wrongPreviousTransaction);
  return output;
}

function isSame(a: Utxo, b: Utxo): boolean {
  return a.amount === b.amount && equalBytes(a.script, b.script);
}

/** What an input spends. The previous transaction and what the client says of it must agree when both are there. */
export function* readUtxo({ map, fields }: InputMap): Dialogue<Utxo> {
  const hasPrevious = fields.has(InputKey.previousTransaction);
  const hasWitness = fields.has(InputKey.witnessUtxo);
  if (!hasPrevious && !hasWitness) fail(Status.incorrectData, PsbtError.missingUtxo);
  const proven = hasPrevious ? yield* provenUtxo(map) : undefined;
  const claimed = hasWitness ? yield* witnessUtxo(map) : undefined;
  if (hasWitness && !claimed) fail(Status.incorrectData);
  if (proven && claimed && !isSame(proven, claimed)) fail(Status.incorrectData, PsbtError.utxosDiffer);
  const utxo = proven ?? claimed;
  if (!utxo || utxo.amount > MAX_SUPPLY) fail(Status.incorrectData);
  return utxo;
}
