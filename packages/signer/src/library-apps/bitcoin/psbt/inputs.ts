import { equalBytes } from '../../../bytes.js';
import type { KeyStore } from '../../../keys/key-store.js';
import type { Dialogue } from '../client/dialogue.js';
import { accountScript } from '../policy/account.js';
import type { ScriptKind } from '../script.js';
import { fail, PsbtError, Status } from '../status.js';
import type { SpendingAccount } from './derivations.js';
import { type InputMap, readInput } from './input-map.js';
import { readUtxo } from './input-utxo.js';
import { InputKey } from './keys.js';
import { hasUnusualSighash, type SegwitVersion } from './sighash-type.js';
import type { Spend } from './spend.js';

/** What the inputs are, all together. */
export interface InputsSummary {
  /** Satoshis. */
  total: bigint;
  /** How many this signer has no key for. */
  external: number;
  /** An amount is known from the client's word alone, or a signature would not cover everything. */
  isUnsafe: boolean;
}

export const segwitVersions: Record<ScriptKind, SegwitVersion> = {
  pkh: -1,
  'sh(wpkh)': 0,
  wpkh: 0,
  tr: 1,
};

function checkUtxoFields({ fields }: InputMap, segwit: SegwitVersion): void {
  const hasPrevious = fields.has(InputKey.previousTransaction);
  const hasWitness = fields.has(InputKey.witnessUtxo);
  if (segwit === -1 && (!hasPrevious || hasWitness)) fail(Status.incorrectData, PsbtError.utxoUnfitForLegacy);
  if (segwit >= 0 && !hasWitness) fail(Status.incorrectData, PsbtError.missingWitnessUtxo);
}

/** Whether a script is the one of its place in the account; without a place it is somebody else's. */
export function* isOwnScript(
  { policy, template }: Spend,
  script: Uint8Array,
  place: InputMap['place'],
  keys: KeyStore,
): Dialogue<boolean> {
  if (!place) return false;
  const own = yield* accountScript(policy, template, place, keys);
  if (!own) fail(Status.incorrectData);
  return equalBytes(own, script);
}

/** Goes through all inputs: what they are worth, whether they are ours, and whether signing them is safe. */
export function* checkInputs(
  spend: Spend,
  account: SpendingAccount,
  keys: KeyStore,
): Dialogue<InputsSummary> {
  const segwit = segwitVersions[spend.template.kind];
  const summary: InputsSummary = { total: 0n, external: 0, isUnsafe: false };
  for (let index = 0; index < spend.inputs.size; index++) {
    const input = yield* readInput(spend.inputs, index, account);
    if (!input || input.hasMalformedDerivation) fail(Status.incorrectData);
    const utxo = yield* readUtxo(input);
    summary.total += utxo.amount;
    if (!(yield* isOwnScript(spend, utxo.script, input.place, keys))) {
      summary.external++;
      continue;
    }
    checkUtxoFields(input, segwit);
    const isUnproven = segwit === 0 && !input.fields.has(InputKey.previousTransaction);
    const isUnusual = yield* hasUnusualSighash(input, segwit, { index, outputs: spend.outputs.size });
    summary.isUnsafe ||= isUnproven || isUnusual;
  }
  if (summary.external === spend.inputs.size) fail(Status.incorrectData);
  return summary;
}
