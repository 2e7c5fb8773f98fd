import type { CommittedMap } from '../client/committed-map.js';
import { fixedValueFor, longValueFor, valueFor } from '../client/committed-map.js';
import type { Dialogue } from '../client/dialogue.js';
import { littleEndian } from '../compact-size.js';
import { InputKey } from './keys.js';
import { readSpentOutput, type SpentOutput, type Utxo } from './raw-transaction.js';

const AMOUNT = 8;
const MAX_WITNESS_UTXO = AMOUNT + 1 + 34;

/** What an input spends, as the whole previous transaction says. */
export function* previousOutput(input: CommittedMap): Dialogue<SpentOutput | undefined> {
  const index = yield* fixedValueFor(input, InputKey.outputIndex, 4);
  if (!index) return undefined;
  const transaction = yield* longValueFor(input, InputKey.previousTransaction);
  return transaction && readSpentOutput(transaction, Number(littleEndian(index)));
}

/** What an input spends, as the client alone says: `amount (8) ‖ length ‖ script`. */
export function* witnessUtxo(input: CommittedMap): Dialogue<Utxo | undefined> {
  const value = yield* valueFor(input, InputKey.witnessUtxo, MAX_WITNESS_UTXO);
  const length = value?.[AMOUNT];
  if (!value || value.length !== AMOUNT + 1 + (length ?? -1)) return undefined;
  return { amount: littleEndian(value.subarray(0, AMOUNT)), script: value.subarray(AMOUNT + 1) };
}
